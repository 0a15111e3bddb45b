package org.tgd.core.eval;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A computed statement of what is wrong and which way is better: the gradient of a function that is
 * not a language model, in words and numbers. The advice speaks in the variable's own terms, with
 * values ("raise the PTV weight from 100 to 980; keep body at 100"), because that is what an editor
 * can act on.
 *
 * @param about the quantity that the finding is about
 * @param observed its present value with unit
 * @param wanted the value or range that would be right
 * @param advice what to do, in a full sentence
 * @param weight how much it matters; not negative, larger matters more, in units of the loss where
 *     the evaluator knows them
 * @param changes the advice in machine-readable form, best first; may be empty
 */
public record Finding(
    String about,
    String observed,
    String wanted,
    String advice,
    double weight,
    List<Change> changes) {
  /** Copies the changes and checks that nothing is missing. */
  public Finding {
    requireNonNull(about, "about");
    requireNonNull(observed, "observed");
    requireNonNull(wanted, "wanted");
    requireNonNull(advice, "advice");
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("weight was " + weight + "; must be 0 or more");
    }
    changes = List.copyOf(changes);
  }

  /** A finding without machine-readable changes. */
  public static Finding of(
      String about, String observed, String wanted, String advice, double weight) {
    return new Finding(about, observed, wanted, advice, weight, List.of());
  }

  /** The same finding with the given changes. */
  public Finding withChanges(List<Change> newChanges) {
    return new Finding(about, observed, wanted, advice, weight, newChanges);
  }

  /** The finding as one sentence or two: what was observed, what is wanted, what to do. */
  public String sentence() {
    return about + ": " + observed + "; wanted " + wanted + ". " + advice;
  }
}
