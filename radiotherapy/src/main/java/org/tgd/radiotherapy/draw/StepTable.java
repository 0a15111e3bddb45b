package org.tgd.radiotherapy.draw;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.tgd.core.report.Html;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/** What a step of weights changed, what was predicted of it and what came. */
final class StepTable {
  private StepTable() {}

  static String html(Plan from, Plan to, OptionalDouble predicted) {
    StringBuilder html = new StringBuilder("<table><tr><th></th><th>from</th><th>to</th></tr>");
    Map<String, String> before = from.weights().lines();
    Map<String, String> after = to.weights().lines();
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      html.append("<tr><td>").append(Html.escaped(name));
      html.append("</td><td>").append(before.getOrDefault(name, "none"));
      html.append("</td><td>").append(after.getOrDefault(name, "none"));
      html.append("</td></tr>");
    }
    return html.append("</table>").append(outcome(from, to, predicted)).toString();
  }

  private static String outcome(Plan from, Plan to, OptionalDouble predicted) {
    double before = from.score().loss();
    double after = to.score().loss();
    if (predicted.isEmpty()) {
      return "<p>Loss %s before, %s came.</p>".formatted(number(before), number(after));
    }
    double promised = before - predicted.getAsDouble();
    String share =
        promised > 0
            ? ": %.0f %% of the gain predicted".formatted(100 * (before - after) / promised)
            : "";
    return "<p>Loss %s before, %s predicted, %s came%s.</p>"
        .formatted(number(before), number(predicted.getAsDouble()), number(after), share);
  }

  private static String number(double loss) {
    return PlanEvaluator.fixed(loss, 4);
  }
}
