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
 * @param audience whom it is written for
 */
public record Finding(
    String about,
    String observed,
    String wanted,
    String advice,
    double weight,
    List<Change> changes,
    Audience audience) {
  /** From so many characters on an observation is not said twice. */
  private static final int LONG = 12;

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
    requireNonNull(audience, "audience");
  }

  /** A finding for everyone. */
  public Finding(
      String about,
      String observed,
      String wanted,
      String advice,
      double weight,
      List<Change> changes) {
    this(about, observed, wanted, advice, weight, changes, Audience.EVERYONE);
  }

  /** A finding without machine-readable changes. */
  public static Finding of(
      String about, String observed, String wanted, String advice, double weight) {
    return new Finding(about, observed, wanted, advice, weight, List.of());
  }

  /** The same finding with the given changes. */
  public Finding withChanges(List<Change> newChanges) {
    return new Finding(about, observed, wanted, advice, weight, newChanges, audience);
  }

  /** The same finding for other readers. */
  public Finding withAudience(Audience readers) {
    return new Finding(about, observed, wanted, advice, weight, changes, readers);
  }

  /**
   * The same finding as part of a larger loss.
   *
   * @param factor by what its own loss is multiplied in the larger one; positive
   * @param part its own loss now
   * @param whole the larger loss now; predictions become those of the larger loss when all else
   *     stays as it is, or are only multiplied where one of both is not finite
   */
  public Finding inLoss(double factor, double part, double whole) {
    boolean known = Double.isFinite(part) && Double.isFinite(whole);
    double shift = known ? whole - factor * part : 0;
    List<Change> rebased =
        changes.stream()
            .map(
                change ->
                    change.predictedLoss().isPresent()
                        ? change.withPredictedLoss(
                            shift + factor * change.predictedLoss().getAsDouble())
                        : change)
            .toList();
    return new Finding(about, observed, wanted, advice, factor * weight, rebased, audience);
  }

  /** Whether the advice is to leave something as it is: no weight, and no change of anything. */
  public boolean keeps() {
    return weight == 0 && changes.stream().allMatch(Change::keeps);
  }

  /** Whether it holds a change to make. */
  public boolean changesSomething() {
    return changes.stream().anyMatch(change -> !change.keeps());
  }

  /**
   * The finding as one sentence or two: what was observed, what is wanted, what to do. What is long
   * and stands in the advice too is said there alone.
   */
  public String sentence() {
    if (observed.length() >= LONG && advice.contains(observed) && advice.contains(wanted)) {
      return advice;
    }
    return advice.isEmpty() ? fact() : fact() + (observed.contains("\n") ? "\n" : " ") + advice;
  }

  /** What is wrong, without advice. */
  String fact() {
    return observed.contains("\n")
        ? about + "; wanted " + wanted + ":\n" + observed.stripTrailing()
        : about + ": " + observed + "; wanted " + wanted + ".";
  }

  /** What is to stay as it is, and why. */
  String kept() {
    return about + ": " + observed + ". " + advice;
  }
}
