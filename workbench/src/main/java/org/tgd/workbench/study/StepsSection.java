package org.tgd.workbench.study;

import java.util.List;
import org.tgd.benchmarks.board.Trial;
import org.tgd.benchmarks.board.TrialSteps.Step;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;
import org.tgd.workbench.report.TextDiff;

/** What changed from step to step in some trials. */
final class StepsSection {
  private static final int MOST = 40;

  private StepsSection() {}

  static String html(List<StudyContent.Chosen> chosen) {
    if (chosen.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            "<h2>Steps of some trials</h2>\n<p class=\"legend\">The candidates at which the best so"
                + " far fell; other rows of trials.csv are shown with --trial.</p>\n");
    for (StudyContent.Chosen each : chosen) {
      html.append(trial(each.trial(), each.steps().steps()));
    }
    return html.toString();
  }

  private static String trial(Trial trial, List<Step> steps) {
    StringBuilder html = new StringBuilder("<details><summary>");
    html.append(
        Html.escaped(
            "Row %d: %s on %s, seed %d, ends at %s"
                .formatted(
                    trial.row(),
                    trial.method(),
                    trial.instance(),
                    trial.seed(),
                    Numbers.brief(trial.result()))));
    html.append("</summary>\n");
    String before = "";
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i < MOST / 2 || i >= steps.size() - MOST / 2) {
        html.append(step(i == 0, before, step));
      } else if (i == MOST / 2) {
        html.append("<p>").append(steps.size() - MOST).append(" steps are not shown.</p>\n");
      }
      before = step.text();
    }
    return html.append("</details>\n").toString();
  }

  private static String step(boolean first, String before, Step step) {
    String head =
        "<section class=\"step\">\n<h3>Call %s <small>%s</small></h3>\n"
            .formatted(Numbers.brief(step.call()), Numbers.brief(step.loss()));
    String middle =
        first
            ? "<pre class=\"diff\">" + Html.escaped(step.text()) + "</pre>"
            : before.equals(step.text())
                ? "<p>The same candidate.</p>"
                : TextDiff.html(before, step.text());
    return head + middle + "</section>\n";
  }
}
