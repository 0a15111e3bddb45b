package org.tgd.workbench.serve;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.report.Html;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.report.CurveOverlay;
import org.tgd.workbench.report.RunComparison;

/** Runs side by side: their curves, their differences, what they cost. */
final class ComparePage {
  private static final int MOST = 8;

  private ComparePage() {}

  static Reply of(RunIndex index, List<String> ids) {
    requireFew(ids);
    List<RunComparison.Column> runs = new ArrayList<>();
    for (String id : ids) {
      RunDirectory directory = index.directory(id);
      try {
        RunRecord record = index.record(id);
        runs.add(new RunComparison.Column(id, record, RunCheck.end(directory, record)));
      } catch (InputException | JournalException e) {
        throw new Refusal(409, id + ": " + e.getMessage());
      }
    }
    StringBuilder html = new StringBuilder("<h1>Compared</h1>\n");
    html.append(front(ids)).append(CurveOverlay.html(runs));
    html.append("<div class=\"scroll\"><table class=\"course\">\n");
    List<List<String>> rows = RunComparison.rows(runs);
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String tag = i == 0 || row == rows.get(0) ? "th" : "td";
        html.append('<').append(tag).append('>').append(cell(row, i, rows.get(0)));
        html.append("</").append(tag).append('>');
      }
      html.append("</tr>\n");
    }
    return Page.of("tgd: compared", "", html.append("</table></div>\n").toString());
  }

  /** Requires so many runs that their colours can be told apart. */
  static void requireFew(List<String> ids) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new Refusal(400, "mark 1 to " + MOST + " runs to compare; there were " + ids.size());
    }
  }

  private static String front(List<String> ids) {
    String runs = ids.stream().map(id -> Page.link("", "run", id)).collect(joining("&"));
    return "<p class=\"links\"><a href=\"%s\">two of their quantities</a></p>\n"
        .formatted(Html.escaped("/front?" + runs.replace("?", "")));
  }

  private static String cell(List<String> row, int i, List<String> head) {
    return row == head && i > 0
        ? Page.anchor("/run", row.get(i), row.get(i))
        : Html.escaped(row.get(i));
  }
}
