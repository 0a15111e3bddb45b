package org.tgd.benchmarks.study;

import java.util.List;
import org.tgd.codeeval.repair.LineOrder;

/**
 * What became of one program with a slip, with one seed.
 *
 * @param number the number of the slip, from 1
 * @param task the problem
 * @param kind the kind of slip
 * @param seed the seed
 * @param shown whether a public test shows the slip
 * @param rankByTests the rank of the faulty line by the tests alone, equal ones from the top down;
 *     0 when it never ran
 * @param rankAtStart its rank before the first trial
 * @param rankAtEnd its rank after the search with the largest budget
 * @param results one for each order of lines and budget
 */
public record RepairRow(
    int number,
    String task,
    String kind,
    long seed,
    boolean shown,
    int rankByTests,
    int rankAtStart,
    int rankAtEnd,
    List<Result> results) {
  /** Copies the results. */
  public RepairRow {
    results = List.copyOf(results);
  }

  /**
   * One search.
   *
   * @param order where mutations were tried first
   * @param budget test runs that might be spent
   * @param passesPublic whether the program that it ended with passes the public tests
   * @param passesHidden whether it passes these and the hidden tests
   * @param runs test runs that were spent
   */
  public record Result(
      LineOrder order, int budget, boolean passesPublic, boolean passesHidden, int runs) {}

  /** The search in that order with that budget. */
  Result result(LineOrder order, int budget) {
    return results.stream()
        .filter(result -> result.order() == order && result.budget() == budget)
        .findFirst()
        .orElseThrow();
  }
}
