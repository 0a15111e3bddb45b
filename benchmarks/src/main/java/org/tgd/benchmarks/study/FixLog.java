package org.tgd.benchmarks.study;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tgd.core.input.InputException;

/**
 * The finished rows of a study, kept in {@code rows.jsonl} of a folder as they come, from which the
 * study goes on. Thread-safe.
 */
public final class FixLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, FixRow> done = new TreeMap<>();
  private final Optional<Path> file;
  private final String settings;

  private FixLog(Optional<Path> file, String settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * Opens the log of a folder, which is made if it is not there; without one nothing is kept.
   *
   * @param settings what rows of one study have in common
   * @throws InputException if the folder cannot be used or holds a study with other settings
   */
  public static FixLog open(Optional<Path> folder, String settings) {
    if (folder.isEmpty()) {
      return new FixLog(Optional.empty(), settings);
    }
    Path path = folder.get().resolve("rows.jsonl");
    var log = new FixLog(Optional.of(path), settings);
    try {
      Files.createDirectories(folder.get());
      if (Files.exists(path)) {
        log.load(path, Files.readString(path));
      }
    } catch (IOException e) {
      throw InputException.cannotRead(path, e);
    }
    return log;
  }

  /** A line that was being written when the study was ended is taken off. */
  private void load(Path path, String text) throws IOException {
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      JsonNode node = node(path, line);
      if (!node.path("settings").asText().equals(settings)) {
        throw new InputException(
            "%s is of a study with other settings (%s, not %s); give another folder with --out"
                .formatted(path, node.path("settings").asText(), settings));
      }
      FixRow row = JSON.treeToValue(node.path("row"), FixRow.class);
      done.put(row.name(), row);
    }
    if (!whole.equals(text)) {
      Files.writeString(path, whole);
    }
  }

  private static JsonNode node(Path path, String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InputException(path + " is no log of a study: " + e.getOriginalMessage(), e);
    }
  }

  /** The row of that name, if it is there. */
  public synchronized Optional<FixRow> row(String name) {
    return Optional.ofNullable(done.get(name));
  }

  /** Keeps a row. */
  public synchronized void keep(FixRow row) {
    done.put(row.name(), row);
    if (file.isEmpty()) {
      return;
    }
    var line = JSON.createObjectNode().put("settings", settings);
    line.set("row", JSON.valueToTree(row));
    try {
      Files.writeString(file.get(), line + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
