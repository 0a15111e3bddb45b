package org.tgd.workbench.report;

import java.util.List;
import java.util.Locale;
import org.tgd.benchmarks.known.KnownGradient;
import org.tgd.benchmarks.known.Row;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/** The known-gradient suite as one HTML page that stands on its own. */
public final class KnownGradientPage {
  private KnownGradientPage() {}

  /** The page of these rows. */
  public static String html(List<Row> rows) {
    long missed = rows.stream().filter(row -> !row.met()).count();
    StringBuilder body = new StringBuilder();
    body.append("<h1>Known gradients</h1>\n<p class=\"lead\">");
    body.append(
        "An oracle critic writes the true gradient or edit as prose, an oracle editor reads it, the"
            + " engine stands between. Predictions of theory beside what was measured: ");
    body.append(rows.size()).append(" rows, ").append(missed).append(" missed.</p>\n");
    body.append("<h2>Predicted and measured</h2>\n").append(PredictionPlot.svg(rows));
    body.append(
        "<p class=\"legend\">Both axes logarithmic; on the line the prediction came true. Bars: four"
            + " standard errors. Rows with a prediction or measurement of 0 are in the table"
            + " alone.</p>\n");
    for (String id : KnownGradient.ids()) {
      List<Row> mine = rows.stream().filter(row -> row.experiment().equals(id)).toList();
      if (!mine.isEmpty()) {
        body.append("<h2>").append(Html.escaped(id)).append("</h2>\n<p>");
        body.append(Html.escaped(KnownGradient.title(id))).append("</p>\n").append(table(mine));
      }
    }
    return RunReport.page("Known gradients", body.toString());
  }

  private static String table(List<Row> rows) {
    StringBuilder html =
        new StringBuilder(
            "<table class=\"course\"><tr><th>setting</th><th>quantity</th><th></th>"
                + "<th>predicted</th><th>measured</th><th>standard error</th><th>runs</th>"
                + "<th></th></tr>\n");
    for (Row row : rows) {
      html.append("<tr>");
      List.of(
              row.setting(),
              row.quantity(),
              row.relation().sign(),
              Numbers.brief(row.predicted()),
              Numbers.brief(row.measured()),
              row.standardError() == 0 ? "" : Numbers.brief(row.standardError()),
              Integer.toString(row.runs()))
          .forEach(cell -> html.append("<td>").append(Html.escaped(cell)).append("</td>"));
      String word = row.met() ? "met" : "missed";
      html.append(String.format(Locale.ROOT, "<td class=\"%s\">%s</td></tr>%n", word, word));
    }
    return html.append("</table>\n").toString();
  }
}
