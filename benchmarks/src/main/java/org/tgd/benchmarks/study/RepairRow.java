package org.tgd.benchmarks.study;

/**
 * What became of one program with a slip.
 *
 * @param shown whether a public test shows the slip
 * @param rankByTests the rank of the faulty line by the tests alone, ties from the top down; 0 when
 *     it never ran
 * @param rankWithTies its rank with ties broken by places for a slip
 * @param rankBySearch its rank after the search
 */
record RepairRow(
    Slip slip,
    boolean shown,
    int rankByTests,
    int rankWithTies,
    int rankBySearch,
    Arm suspicious,
    Arm random) {
  /**
   * One way of searching.
   *
   * @param firstRun the run that gave the first patch; 0 for none
   * @param firstRight whether that patch passes all tests
   * @param chosenRight whether the patch that was chosen of all does
   * @param earlyRight whether the patch that was chosen of those of the first 50 runs does
   * @param anyRight whether any of them does
   * @param runs runs spent
   */
  record Arm(
      int firstRun,
      boolean firstRight,
      boolean chosenRight,
      boolean earlyRight,
      boolean anyRight,
      int runs) {
    boolean firstWithin(int budget) {
      return firstRight && firstRun <= budget;
    }
  }

  String line() {
    return "%d %s %s line %d shown=%b ranks=%d/%d/%d suspicious=%s random=%s"
        .formatted(
            slip.number(),
            slip.taskId(),
            slip.mutation(),
            slip.line(),
            shown,
            rankByTests,
            rankWithTies,
            rankBySearch,
            suspicious,
            random);
  }
}
