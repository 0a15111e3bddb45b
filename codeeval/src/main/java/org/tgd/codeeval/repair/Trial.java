package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

/**
 * A mutation that was tried.
 *
 * @param mutation the change
 * @param code the changed program
 * @param loss its loss on the public tests, see {@link org.tgd.codeeval.feedback.CodeLoss}
 * @param plausible whether it passes all public tests
 * @param score how likely it was the right one, relative to others, when it was tried
 * @param run how many runs of the public tests the search had spent when it was judged, itself
 *     included
 */
public record Trial(
    Mutation mutation, String code, double loss, boolean plausible, double score, int run) {
  /** Checks that nothing is missing. */
  public Trial {
    requireNonNull(mutation, "mutation");
    requireNonNull(code, "code");
  }
}
