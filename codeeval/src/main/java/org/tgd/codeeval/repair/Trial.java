package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

/**
 * A mutation that was tried.
 *
 * @param mutation the change
 * @param code the changed program
 * @param loss its loss on the public tests, see {@link org.tgd.codeeval.feedback.CodeLoss}; that of
 *     the start if it still fails the first test that failed
 * @param plausible whether it passes all public tests
 * @param run how many test runs the search had spent when it was judged, its own included
 */
public record Trial(Mutation mutation, String code, double loss, boolean plausible, int run) {
  /** Checks that nothing is missing. */
  public Trial {
    requireNonNull(mutation, "mutation");
    requireNonNull(code, "code");
  }

  /** The same seen as another change that leads to the same program. */
  Trial of(Mutation other) {
    return new Trial(other, code, loss, plausible, run);
  }

  static Trial of(Mutation mutation, String code, TestRuns.Outcome outcome, int run) {
    return new Trial(mutation, code, outcome.loss(), outcome.plausible(), run);
  }
}
