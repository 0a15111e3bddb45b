package org.tgd.benchmarks.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.core.input.InputException;

/**
 * The raw trials of a study, as its {@code trials.csv} has them: a row for each, with who searched
 * ({@code method}, or what else names the arm), on what ({@code instance}, {@code function}, ...),
 * {@code seed}, what it came to ({@code best}, {@code loss}, {@code gap}: lower is better; {@code
 * score}, {@code accuracy}, {@code auc}: higher is better; {@code better} says otherwise) and,
 * where they are known, {@code start}, {@code budget}, {@code curve} and costs.
 *
 * @param all the trials, in the order of the file
 * @param quantity the name of the column with the result
 * @param isHigherBetter which way is better
 * @param withoutResult how many rows have no result, by method; their rows are left out
 */
public record Trials(
    List<Trial> all, String quantity, boolean isHigherBetter, Map<String, Integer> withoutResult) {
  /** The name of the file. */
  public static final String FILE = "trials.csv";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setCommentMarker('#').setIgnoreEmptyLines(true).get();

  /** Copies the trials and numbers. */
  public Trials {
    all = List.copyOf(all);
    withoutResult = Collections.unmodifiableMap(new LinkedHashMap<>(withoutResult));
  }

  /** Whether a folder holds raw trials. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Reads the trials of a folder.
   *
   * @throws InputException if there are none, or the file is not as it must be
   */
  public static Trials read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!isIn(folder)) {
      throw new InputException(
          folder + " holds no " + FILE + "; name a folder that 'tgd bench run' made");
    }
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() < 2) {
        throw new InputException(file + " holds no trial");
      }
      return of(file, records);
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(file + " is broken CSV: " + e.getMessage(), e);
    }
  }

  private static Trials of(Path file, List<CSVRecord> records) {
    List<List<String>> rows = records.stream().map(CSVRecord::toList).toList();
    TrialColumns columns = new TrialColumns(file, rows.get(0), rows.subList(1, rows.size()));
    List<Trial> trials = new ArrayList<>();
    Map<String, Integer> without = new LinkedHashMap<>();
    for (int i = 1; i < rows.size(); i++) {
      try {
        var trial = columns.trial(i, rows.get(i));
        trial.ifPresent(trials::add);
        if (trial.isEmpty()) {
          without.merge(columns.method(rows.get(i)), 1, Integer::sum);
        }
      } catch (InputException e) {
        throw new InputException(
            "%s, line %d: %s".formatted(file, records.get(i).getRecordNumber(), e.getMessage()), e);
      }
    }
    if (trials.isEmpty()) {
      throw new InputException(file + ": no row has a result");
    }
    return new Trials(trials, columns.quantity(), columns.isHigherBetter(), without);
  }

  /** How many rows have no result. */
  public int missing() {
    return withoutResult.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The names of the methods that have results, in the order of the file. */
  public List<String> methods() {
    return all.stream().map(Trial::method).distinct().toList();
  }
}
