package org.tgd.codeeval.problem;

import java.util.List;

/**
 * What could be read of a file, and what could not.
 *
 * @param rows the good rows in file order
 * @param errors one sentence per broken row, in file order, with file and line
 * @param <T> what a row holds
 */
public record Rows<T>(List<Row<T>> rows, List<String> errors) {
  /** Copies the lists. */
  public Rows {
    rows = List.copyOf(rows);
    errors = List.copyOf(errors);
  }

  /** The contents of the good rows. */
  public List<T> values() {
    return rows.stream().map(Row::value).toList();
  }
}
