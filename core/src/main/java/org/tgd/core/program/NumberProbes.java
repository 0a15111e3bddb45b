package org.tgd.core.program;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Part;

/**
 * Adds findings to an evaluator that has none: each number of the text is tried a little lower and
 * a little higher, and a finding says from which value to which the loss falls, by the parabola
 * through the three losses, or by the better side where they do not bend upwards. Each trial is a
 * call of the evaluator and is charged. Where the outcome has parts, each gets findings by its own
 * losses. An evaluator's own findings, and a rejected candidate, are left as they are.
 */
public final class NumberProbes implements Evaluator {
  /** The most numbers of a text that are tried. */
  static final int MOST = 20;

  /** Steps that a parabola may reach, and that are taken downhill where there is none. */
  private static final double REACH = 100;

  private static final double DOWNHILL = 10;

  private final Evaluator inner;
  private final double width;

  /**
   * Probes around an evaluator.
   *
   * @param width size of a trial as a share of the number, or of 1 where it is smaller; above 0
   */
  public NumberProbes(Evaluator inner, double width) {
    this.inner = requireNonNull(inner, "inner");
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException("width was " + width + "; must be above 0");
    }
    this.width = width;
  }

  @Override
  public String purpose() {
    return inner.purpose();
  }

  @Override
  public int mostCost() {
    return inner.mostCost() * (1 + 2 * MOST);
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Evaluation evaluation = inner.evaluate(candidate);
    if (!(evaluation instanceof Evaluation.Scored scored) || !scored.findings().isEmpty()) {
      return evaluation;
    }
    List<Trial> trials = new ArrayList<>();
    int cost = scored.cost();
    for (NumberText.Place place : NumberText.places(candidate).stream().limit(MOST).toList()) {
      double step = width * Math.max(1, Math.abs(place.value()));
      Evaluation lower = inner.evaluate(place.with(place.value() - step));
      Evaluation higher = inner.evaluate(place.with(place.value() + step));
      cost += lower.cost() + higher.cost();
      trials.add(new Trial(place, step, List.of(lower, scored, higher)));
    }
    List<Finding> findings = findings(trials, Evaluation::loss);
    Evaluation.Scored probed =
        new Evaluation.Scored(
            scored.loss(), scored.metrics(), scored.report(), findings, cost, scored.items());
    return scored.parts().isEmpty()
        ? probed
        : probed.withParts(
            scored.parts().stream()
                .map(part -> part.withFindings(findings(trials, tried -> loss(tried, part))))
                .toList());
  }

  /** A number, and what came of a lower one, of itself and of a higher one. */
  private record Trial(NumberText.Place place, double step, List<Evaluation> outcomes) {}

  private static List<Finding> findings(
      List<Trial> trials, ToDoubleFunction<Evaluation> lossOfTrial) {
    List<Finding> findings = new ArrayList<>();
    for (Trial trial : trials) {
      double[] losses = trial.outcomes().stream().mapToDouble(lossOfTrial).toArray();
      double to = trial.place().value() + trial.step() * shift(losses);
      if (to != trial.place().value()) {
        findings.add(finding(trial.place(), to, losses));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return findings;
  }

  /** The loss of the same part of another outcome; infinite where it was refused or has none. */
  private static double loss(Evaluation tried, Part part) {
    return tried.parts().stream()
        .filter(each -> each.name().equals(part.name()))
        .mapToDouble(Part::loss)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Where the loss is lowest, in steps: the vertex of the parabola, or downhill; 0 if nowhere. */
  static double shift(double[] losses) {
    double bend = losses[0] - 2 * losses[1] + losses[2];
    double slope = (losses[2] - losses[0]) / 2;
    if (Double.isFinite(bend) && bend > 0) {
      return Math.max(-REACH, Math.min(REACH, -slope / bend));
    }
    double best = Math.min(losses[0], losses[2]);
    return best >= losses[1] ? 0 : losses[0] < losses[2] ? -DOWNHILL : DOWNHILL;
  }

  private static Finding finding(NumberText.Place place, double to, double[] losses) {
    double tried = Math.min(losses[0], losses[2]);
    double gain = Math.max(0, losses[1] - tried);
    String advice =
        "%s %s from %s to %s; tried a step lower the loss is %s, a step higher %s, as it is %s."
            .formatted(
                to > place.value() ? "Raise" : "Lower",
                place.name(),
                place.text(),
                NumberText.text(to),
                NumberText.text(losses[0]),
                NumberText.text(losses[2]),
                NumberText.text(losses[1]));
    return new Finding(
        place.name(),
        place.text(),
        "about " + NumberText.text(to),
        advice,
        gain,
        List.of(
            new Change(place.name(), place.text(), NumberText.text(to), OptionalDouble.empty())));
  }
}
