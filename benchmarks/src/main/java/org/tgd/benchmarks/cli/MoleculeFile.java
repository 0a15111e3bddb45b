package org.tgd.benchmarks.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.InputException;

/** Reads molecules: CSV with a column {@code smiles}, or one SMILES a line. */
final class MoleculeFile {
  private MoleculeFile() {}

  /**
   * The molecules of the command line and of a file, in this order.
   *
   * @throws InputException if there is none
   */
  static List<String> of(List<String> given, Optional<Path> file) {
    List<String> all = new ArrayList<>(given);
    file.ifPresent(path -> all.addAll(molecules(text(path), path.toString())));
    if (all.isEmpty()) {
      throw new InputException("no molecule; give --smiles or a file");
    }
    return List.copyOf(all);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(file + ": not a text file (UTF-8)", e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static List<String> molecules(String text, String source) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new InputException(source + ": empty");
    }
    int column = fields(lines.get(0)).indexOf("smiles");
    if (column < 0) {
      if (source.endsWith(".csv")) {
        throw new InputException(source + ", line 1: no column 'smiles'");
      }
      return lines.stream().map(line -> line.strip().split("\\s+", 2)[0]).toList();
    }
    List<String> molecules = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      molecules.add(column < fields.size() ? fields.get(column) : "");
    }
    return molecules;
  }

  /** The fields of a line of CSV; quotes are taken off (RFC 4180, without line breaks). */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
