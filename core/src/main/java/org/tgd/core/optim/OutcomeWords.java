package org.tgd.core.optim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tgd.core.Step;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;

/** What came of a candidate in words: why it was refused, or what got worse than before. */
final class OutcomeWords {
  private static final int MOST = 3;
  private static final MathContext DIGITS = new MathContext(4);

  private OutcomeWords() {}

  /**
   * The words; empty where there is nothing to say.
   *
   * @param before the incumbent from which the candidate was made
   */
  static String of(Step step, Step before) {
    List<String> refusals =
        step.evaluations().stream()
            .filter(Evaluation.Rejected.class::isInstance)
            .map(Evaluation::report)
            .distinct()
            .toList();
    if (!refusals.isEmpty()) {
      return String.join("\n", refusals);
    }
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(before.loss()) && Double.isFinite(step.loss())) {
      parts.add("the loss was " + number(before.loss()) + " before");
    }
    List<String> worse = worse(step, before);
    if (!worse.isEmpty()) {
      parts.add("worse is " + String.join(", ", worse.subList(0, Math.min(MOST, worse.size()))));
    }
    return String.join("; ", parts);
  }

  private static List<String> worse(Step step, Step before) {
    List<String> worse = new ArrayList<>();
    int common = Math.min(step.evaluations().size(), before.evaluations().size());
    for (int i = 0; i < common; i++) {
      Map<String, Metric> then =
          before.evaluations().get(i).metrics().stream()
              .collect(Collectors.toMap(Metric::name, metric -> metric, (a, b) -> a));
      for (Metric now : step.evaluations().get(i).metrics()) {
        Metric old = then.get(now.name());
        if (old != null && isWorse(now, old)) {
          String unit = now.unit().isEmpty() ? "" : " " + now.unit();
          worse.add(
              now.name() + " " + number(now.value()) + unit + " (was " + number(old.value()) + ")");
        }
      }
    }
    return worse;
  }

  private static boolean isWorse(Metric now, Metric old) {
    return switch (now.better()) {
      case HIGHER -> now.value() < old.value();
      case LOWER -> now.value() > old.value();
      case NEITHER -> false;
    };
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
