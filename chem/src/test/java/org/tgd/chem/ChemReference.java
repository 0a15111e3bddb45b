package org.tgd.chem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** The reference data, where it is at hand; tests that need it are skipped where it is not. */
public final class ChemReference {
  private ChemReference() {}

  /** A file of the chemistry reference data. */
  public static Path file(String name) {
    Path data =
        Optional.ofNullable(System.getenv("TGD_REFERENCE_DATA"))
            .map(Path::of)
            .orElseGet(
                () -> Path.of(System.getProperty("tgd.root", "..")).resolve("../shared/data"));
    Path file = data.resolve("chem").resolve(name);
    Assumptions.assumeTrue(Files.isReadable(file), () -> "no reference data at " + file);
    return file;
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
