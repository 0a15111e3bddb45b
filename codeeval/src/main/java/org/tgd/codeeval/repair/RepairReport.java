package org.tgd.codeeval.repair;

import org.tgd.codeeval.problem.Problem;
import org.tgd.core.report.Html;

/** What the report of a repair says of its problem: the statement, and which tests there are. */
public final class RepairReport {
  private RepairReport() {}

  /** A section with the problem's statement and its tests. */
  public static String html(Problem problem) {
    int shown = problem.tests().publicCount();
    int hidden = problem.tests().hiddenCount();
    String statement = problem.statement().isBlank() ? "" : prose(problem.statement().strip());
    return "<h2>Problem "
        + Html.escaped(problem.taskId())
        + "</h2>\n"
        + statement
        + prose(
            "%d public test%s, which the repair may run. %d hidden test%s, which it never runs: %s"
                .formatted(
                    shown,
                    shown == 1 ? "" : "s",
                    hidden,
                    hidden == 1 ? "" : "s",
                    hidden == 0
                        ? "nothing else judges the result."
                        : "tgd code test judges the result by them."));
  }

  private static String prose(String text) {
    return "<p class=\"prose\">" + Html.escaped(text) + "</p>\n";
  }
}
