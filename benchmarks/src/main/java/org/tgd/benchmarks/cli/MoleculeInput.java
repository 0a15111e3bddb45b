package org.tgd.benchmarks.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.core.InputException;

/**
 * Molecules as a user gives them: a CSV file with a {@code smiles} column, or lines of SMILES with
 * an optional name behind it.
 *
 * @param columns the names of the further columns
 * @param rows the molecules in input order
 */
record MoleculeInput(List<String> columns, List<Row> rows) {
  /**
   * One molecule.
   *
   * @param smiles the string as given
   * @param cells the further columns, as many as there are names
   */
  record Row(String smiles, List<String> cells) {}

  /** A single molecule. */
  static MoleculeInput of(String smiles) {
    return new MoleculeInput(List.of(), List.of(new Row(smiles, List.of())));
  }

  /**
   * Reads a file, or stdin where the name is {@code -}.
   *
   * @throws InputException if it cannot be read, is empty, or has no column of SMILES
   */
  static MoleculeInput read(String name, InputStream stdin) {
    String source = name.equals("-") ? "stdin" : name;
    String text = text(name, source, stdin);
    if (text.isBlank()) {
      throw new InputException(
          source + " is empty; must be CSV with a 'smiles' column, or lines of SMILES");
    }
    boolean named = source.toLowerCase(Locale.ROOT).endsWith(".csv");
    return named || hasSmilesColumn(text) ? csv(text, source) : lines(text);
  }

  private static String text(String name, String source, InputStream stdin) {
    try {
      byte[] bytes = name.equals("-") ? stdin.readAllBytes() : Files.readAllBytes(Path.of(name));
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new InputException(source + " does not exist; give a file, or - for stdin", e);
    } catch (IOException e) {
      throw new InputException("cannot read " + source + ": " + e.getMessage(), e);
    }
  }

  private static boolean hasSmilesColumn(String text) {
    String first = text.lines().findFirst().orElse("");
    return smilesColumn(Csv.read(new StringReader(first), "header").get(0)) >= 0;
  }

  private static int smilesColumn(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).strip().equalsIgnoreCase("smiles")) {
        return i;
      }
    }
    return -1;
  }

  private static MoleculeInput csv(String text, String source) {
    List<List<String>> all = Csv.read(new StringReader(text), source);
    List<String> header = all.get(0);
    int smiles = smilesColumn(header);
    if (smiles < 0) {
      throw new InputException(
          source + " line 1: there is no column 'smiles' in " + String.join(", ", header));
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : all.subList(1, all.size())) {
      List<String> padded = new ArrayList<>(cells);
      while (padded.size() < header.size()) {
        padded.add("");
      }
      String molecule = padded.remove(smiles);
      rows.add(new Row(molecule, List.copyOf(padded.subList(0, header.size() - 1))));
    }
    List<String> columns = new ArrayList<>(header);
    columns.remove(smiles);
    return new MoleculeInput(List.copyOf(columns), rows);
  }

  private static MoleculeInput lines(String text) {
    List<Row> rows = new ArrayList<>();
    boolean names = false;
    for (String line : new BufferedReader(new StringReader(text)).lines().toList()) {
      if (!line.isBlank()) {
        String[] parts = line.strip().split("\\s+", 2);
        names |= parts.length > 1;
        rows.add(new Row(parts[0], List.of(parts.length > 1 ? parts[1] : "")));
      }
    }
    return names
        ? new MoleculeInput(List.of("name"), rows)
        : new MoleculeInput(
            List.of(), rows.stream().map(row -> new Row(row.smiles(), List.of())).toList());
  }
}
