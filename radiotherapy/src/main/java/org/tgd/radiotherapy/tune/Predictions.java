package org.tgd.radiotherapy.tune;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.core.Gradient;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/** What findings said would come of weights. */
final class Predictions {
  private final Map<List<Double>, Double> losses = new HashMap<>();

  /** Those of all findings about all weights at once. */
  Predictions(List<Gradient> gradients) {
    for (Gradient gradient : gradients) {
      for (Finding finding : gradient.feedback().findings()) {
        if (finding.about().startsWith(PlanFindings.JOINT) && !finding.changes().isEmpty()) {
          finding
              .changes()
              .get(0)
              .predictedLoss()
              .ifPresent(loss -> losses.put(steps(finding.changes()), loss));
        }
      }
    }
  }

  private static List<Double> steps(List<Change> changes) {
    return changes.stream()
        .flatMap(change -> Stream.of(change.from(), change.to()))
        .map(Double::valueOf)
        .toList();
  }

  /** The loss predicted for weights at others, if a finding said one. */
  OptionalDouble of(Weights from, Weights to) {
    List<Double> key =
        IntStream.range(0, to.values().size())
            .boxed()
            .flatMap(i -> Stream.of(from.values().get(i), to.values().get(i)))
            .toList();
    return losses.containsKey(key) ? OptionalDouble.of(losses.get(key)) : OptionalDouble.empty();
  }
}
