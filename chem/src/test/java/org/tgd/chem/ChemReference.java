package org.tgd.chem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.core.ReferenceData;

/** The reference data, where it is at hand; tests that need it are skipped where it is not. */
public final class ChemReference {
  private ChemReference() {}

  /** A file of the chemistry reference data. */
  public static Path file(String name) {
    return ReferenceData.at("chem/" + name);
  }

  /** The rows of a CSV file. */
  public static List<CSVRecord> rows(String name) {
    try (CSVParser parser =
        CSVParser.parse(
            file(name),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
