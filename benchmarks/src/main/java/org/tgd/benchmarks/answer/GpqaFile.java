package org.tgd.benchmarks.answer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** The CSV in which GPQA is handed out (Rein et al., arXiv 2311.12022): the user brings it. */
final class GpqaFile {
  private static final List<String> COLUMNS =
      List.of(
          "Question",
          "Correct Answer",
          "Incorrect Answer 1",
          "Incorrect Answer 2",
          "Incorrect Answer 3");
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private GpqaFile() {}

  static List<Question> read(Path file, long seed) {
    try (CSVParser rows = FORMAT.parse(new StringReader(TextInput.text(file)))) {
      for (String column : COLUMNS) {
        if (!rows.getHeaderNames().contains(column)) {
          throw new InputException(file + ", line 1: no column '" + column + "'");
        }
      }
      List<Question> all = new ArrayList<>();
      for (CSVRecord row : rows) {
        all.add(question(file, row, seed));
      }
      if (all.isEmpty()) {
        throw new InputException(file + " holds no question");
      }
      return all;
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(file + ": broken CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  private static Question question(Path file, CSVRecord row, long seed) {
    if (!row.isConsistent()) {
      throw new InputException(
          file + ", row " + row.getRecordNumber() + ": not as many fields as the header");
    }
    String id = "gpqa/" + row.getRecordNumber();
    List<String> choices = COLUMNS.subList(1, 5).stream().map(row::get).map(String::strip).toList();
    return Questions.chosen(id, row.get(COLUMNS.get(0)).strip(), choices, 0, seed);
  }
}
