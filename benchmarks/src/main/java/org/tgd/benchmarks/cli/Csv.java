package org.tgd.benchmarks.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tgd.core.InputException;

/** Comma-separated values after RFC 4180. */
final class Csv {
  private Csv() {}

  /** A row as a line without its end: cells with commas, quotes or line breaks are quoted. */
  static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }

  /**
   * Reads all rows.
   *
   * @param source the name of the source, for messages
   * @throws InputException if the text is no CSV, with the line
   */
  static List<List<String>> read(Reader text, String source) {
    List<List<String>> rows = new ArrayList<>();
    try (MappingIterator<List<String>> iterator =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text)) {
      while (iterator.hasNextValue()) {
        rows.add(iterator.nextValue());
      }
      return rows;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InputException(
          source + " line " + line + ": is no CSV: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InputException("cannot read " + source + ": " + e, e);
    }
  }
}
