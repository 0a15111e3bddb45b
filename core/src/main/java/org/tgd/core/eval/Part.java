package org.tgd.core.eval;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A part of an evaluation that gives a gradient of its own: one of several objectives, or an item
 * of a data set. The loss of the whole is the sum of weight times loss, or the mean over the items.
 *
 * @param kind what it is
 * @param name the objective's name or the item's id; not blank
 * @param loss its own loss, finite; lower is better
 * @param weight by what its loss is multiplied in the whole; positive and finite
 * @param report its outcome in words
 * @param findings what is wrong in it and which way is better, in units of its own loss
 */
public record Part(
    Kind kind, String name, double loss, double weight, String report, List<Finding> findings) {
  /** What a part is. */
  public enum Kind {
    /** One of several objectives; a step may work on one of them alone. */
    OBJECTIVE,
    /** An item of a data set; all items are judged by the same objective. */
    ITEM
  }

  /** Copies the findings and checks the ranges. */
  public Part {
    requireNonNull(kind, "kind");
    requireNonNull(report, "report");
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a part was blank");
    }
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException("loss of " + name + " was " + loss + "; must be finite");
    }
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "weight of " + name + " was " + weight + "; must be positive and finite");
    }
    findings = List.copyOf(findings);
  }

  /** The objective that it belongs to; empty for an item. */
  public String objective() {
    return kind == Kind.OBJECTIVE ? name : "";
  }

  /** The part as an outcome of its own. */
  public Evaluation evaluation() {
    return new Evaluation.Scored(loss, List.of(), report, findings);
  }

  /** The same with another weight. */
  public Part withWeight(double next) {
    return new Part(kind, name, loss, next, report, findings);
  }

  /** The same with other findings. */
  public Part withFindings(List<Finding> next) {
    return new Part(kind, name, loss, weight, report, next);
  }

  /** All findings of some parts in units of the whole, the weightiest first. */
  public static List<Finding> findings(List<Part> parts, double whole) {
    return parts.stream()
        .flatMap(
            part ->
                part.findings().stream()
                    .map(finding -> finding.inLoss(part.weight(), part.loss(), whole)))
        .sorted(java.util.Comparator.comparingDouble(Finding::weight).reversed())
        .toList();
  }
}
