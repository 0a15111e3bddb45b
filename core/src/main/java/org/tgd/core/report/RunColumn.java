package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A column that a domain adds to lists of runs.
 *
 * @param title its heading, with the unit
 * @param cell its text for the best candidate of a run, on one line; empty for none
 */
public record RunColumn(String title, Function<Judged, String> cell) {
  /** Checks that nothing is missing. */
  public RunColumn {
    requireNonNull(title, "title");
    requireNonNull(cell, "cell");
  }

  /** A column with the value of a metric. */
  public static RunColumn ofMetric(String name) {
    return new RunColumn(
        name, best -> best.metric(name).map(each -> Numbers.withUnit(each)).orElse(""));
  }
}
