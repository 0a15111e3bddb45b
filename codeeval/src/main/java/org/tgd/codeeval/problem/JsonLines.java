package org.tgd.codeeval.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** Reads JSON Lines, plain or gzip; blank lines are skipped, broken ones reported. */
final class JsonLines {
  private JsonLines() {}

  /** Makes a value of a row, or throws {@link IllegalArgumentException} saying why it cannot. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ObjectNode row, int line);
  }

  static <T> Rows<T> read(Path file, Reading<T> reading) {
    if (!Files.exists(file)) {
      throw new InputException(
          "cannot read " + file + ": no such file; need a file of JSON Lines, plain or gzip");
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InputException(
          "cannot read " + file + ": need a file of JSON Lines, plain or gzip");
    }
    // What Files opens cannot be buffered where it is a pipe (/dev/stdin, <(…)): it seeks.
    try (InputStream in = new FileInputStream(file.toFile())) {
      return read(in, file.toString(), reading);
    } catch (CharacterCodingException e) {
      throw new InputException("cannot read " + file + ": it is not UTF-8 text", e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  static <T> Rows<T> read(InputStream bytes, String name, Reading<T> reading) throws IOException {
    var rows = new ArrayList<Row<T>>();
    var errors = new ArrayList<String>();
    BufferedReader reader = TextInput.strict(bytes);
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        rows.add(new Row<>(number, reading.of(object(line), number)));
      } catch (IllegalArgumentException e) {
        errors.add(name + " line " + number + ": " + e.getMessage());
      }
    }
    return new Rows<>(rows, errors);
  }

  /** The object on a line. */
  static ObjectNode object(String line) {
    String json = line.startsWith("\uFEFF") ? line.substring(1) : line;
    try {
      JsonNode node = ValueJson.JSON.readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      throw new IllegalArgumentException("not JSON" + where + ": " + Broken.words(e), e);
    }
    throw new IllegalArgumentException("need a JSON object {…} on each line");
  }
}
