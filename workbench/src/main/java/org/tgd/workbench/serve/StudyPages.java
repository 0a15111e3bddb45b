package org.tgd.workbench.serve;

import java.nio.file.Path;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Html;
import org.tgd.workbench.study.Study;
import org.tgd.workbench.study.StudyContent;
import org.tgd.workbench.study.StudyReport;
import org.tgd.workbench.study.StudyTable;
import org.tgd.workbench.study.SummaryComparison;

/** Studies: all below the folder, one with its tables, some side by side. */
final class StudyPages {
  private static final int MOST = 8;

  private StudyPages() {}

  static Reply list(RunIndex index) {
    List<String> ids = index.studies();
    StringBuilder html = new StringBuilder("<h1>Studies</h1>\n<p class=\"legend\">");
    html.append(ids.size()).append(ids.size() == 1 ? " study" : " studies").append("</p>\n");
    html.append("<form method=\"get\" action=\"/compare-studies\">");
    html.append("<button>compare the marked</button>\n<div class=\"scroll\">");
    html.append("<table class=\"runs\">\n<thead><tr><th></th><th>folder</th><th>study</th>");
    html.append("<th>state</th><th>begun by</th><th>command</th></tr></thead>\n<tbody>\n");
    ids.forEach(id -> html.append(row(index, id)));
    html.append("</tbody></table></div></form>\n");
    return Page.of("tgd: studies", "", html.toString());
  }

  private static String row(RunIndex index, String id) {
    String name = Html.escaped(id);
    String begin =
        "<tr><td><input type=\"checkbox\" name=\"study\" value=\"%s\" aria-label=\"mark %s\"></td>"
                .formatted(name, name)
            + "<td>"
            + Page.anchor("/study", id, id)
            + "</td>";
    try {
      Study study = Study.read(index.study(id));
      return begin
          + "<td>%s</td><td>%s</td><td>%s</td><td class=\"about\">%s</td></tr>\n"
              .formatted(
                  Html.escaped(study.study()),
                  Html.escaped(study.state()),
                  Html.escaped(study.program()),
                  Html.escaped(study.command()));
    } catch (InputException e) {
      return begin
          + "<td colspan=\"4\" class=\"missed\">"
          + Html.escaped(e.getMessage())
          + "</td></tr>\n";
    }
  }

  static Reply one(RunIndex index, String id) {
    Path folder = index.study(id);
    return Page.of("tgd: study " + id, "", StudyReport.body(StudyContent.read(folder, List.of())));
  }

  static Reply compared(RunIndex index, List<String> ids) {
    if (ids.size() < 2 || ids.size() > MOST) {
      throw new Refusal(400, "mark 2 to %d studies; there were %d".formatted(MOST, ids.size()));
    }
    List<StudyTable> summaries =
        ids.stream().map(id -> StudyTable.read(index.study(id).resolve("summary.csv"))).toList();
    List<List<String>> rows = SummaryComparison.of(ids, summaries);
    StringBuilder html = new StringBuilder("<h1>Studies compared</h1>\n<p class=\"links\">");
    ids.forEach(id -> html.append(Page.anchor("/study", id, id)).append(' '));
    html.append("</p>\n<div class=\"scroll\"><table class=\"course\">\n");
    for (List<String> row : rows) {
      String tag = row.equals(rows.get(0)) ? "th" : "td";
      html.append("<tr>");
      row.forEach(cell -> html.append("<%s>%s</%s>".formatted(tag, Html.escaped(cell), tag)));
      html.append("</tr>\n");
    }
    return Page.of("tgd: studies compared", "", html.append("</table></div>\n").toString());
  }
}
