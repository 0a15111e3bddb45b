package org.tgd.workbench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.core.input.InputException;

/**
 * A table that a study left, as CSV.
 *
 * @param name the name of its file
 * @param head its columns
 * @param rows its rows, as long as the head
 */
public record StudyTable(String name, List<String> head, List<List<String>> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setCommentMarker('#').setIgnoreEmptyLines(true).get();

  /** Copies head and rows. */
  public StudyTable {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /** The tables that lie directly in a folder, the summary first, then by name. */
  public static List<StudyTable> of(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().endsWith(".csv")).sorted().toList();
      List<StudyTable> tables = new ArrayList<>();
      for (Path file : files) {
        StudyTable table = read(file);
        tables.add(table.name.equals("summary.csv") ? 0 : tables.size(), table);
      }
      return tables;
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws InputException if a row has another number of cells than the head
   */
  public static StudyTable read(Path file) {
    try (CSVParser parser =
        CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, FORMAT)) {
      List<List<String>> all = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (!all.isEmpty() && record.size() != all.get(0).size()) {
          throw new InputException(
              "%s, line %d: %d cells where the head has %d"
                  .formatted(
                      file, parser.getCurrentLineNumber(), record.size(), all.get(0).size()));
        }
        all.add(record.toList());
      }
      if (all.isEmpty()) {
        throw new InputException(file + " is empty; a table with a head was wanted");
      }
      return new StudyTable(file.getFileName().toString(), all.get(0), all.subList(1, all.size()));
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /** Whether every cell of a column that is not empty is a number. */
  boolean isNumeric(int column) {
    List<String> filled =
        rows.stream().map(row -> row.get(column)).filter(c -> !c.isBlank()).toList();
    return !filled.isEmpty() && filled.stream().allMatch(cell -> number(cell).isPresent());
  }

  /** A cell as a number; empty for a word. */
  public static OptionalDouble number(String cell) {
    try {
      double value = Double.parseDouble(cell.strip());
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty(); // a word
    }
  }
}
