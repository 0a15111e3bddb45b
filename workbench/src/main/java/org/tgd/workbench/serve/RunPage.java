package org.tgd.workbench.serve;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.spi.Renderer;
import org.tgd.workbench.report.RunReport;

/**
 * One run: how it stands, what can be done about it, and what happened in it.
 *
 * @param id its name
 * @param directory its directory
 * @param summary how it stands
 * @param steered whether the visitor may change anything
 * @param renderer how its candidates are drawn
 */
record RunPage(
    String id,
    RunDirectory directory,
    RunSummary summary,
    boolean steered,
    Optional<Renderer> renderer) {
  /** The page, which is made anew when that address says so. */
  Reply reply(String live) {
    return Page.of("tgd: " + id, live, body());
  }

  private String body() {
    StringBuilder html = new StringBuilder("<h1>").append(Html.escaped(id)).append("</h1>\n");
    if (!summary.problem().isEmpty()) {
      return html.append("<p class=\"missed\" role=\"alert\">")
          .append(Html.escaped(summary.problem()))
          .append("</p>\n")
          .toString();
    }
    html.append("<p class=\"state\" role=\"status\">").append(ListPage.badge(summary));
    html.append(" step ").append(summary.steps()).append(" of ").append(summary.planned());
    html.append(", best loss ").append(ListPage.loss(summary.best()));
    html.append(", ").append(summary.tokens()).append(" tokens, ");
    html.append(Numbers.brief(summary.usd())).append(" US dollars</p>\n");
    html.append("<progress max=\"").append(Math.max(1, summary.planned())).append("\" value=\"");
    html.append(summary.steps()).append("\" aria-label=\"steps taken\"></progress>\n");
    html.append(links()).append(steering()).append(notes());
    try {
      return html.append(RunReport.body(RunRecord.of(directory), renderer)).toString();
    } catch (InputException | JournalException e) {
      return html.append("<p class=\"missed\" role=\"alert\">")
          .append(Html.escaped(e.getMessage()))
          .append("</p>\n")
          .toString();
    }
  }

  private String links() {
    StringBuilder html = new StringBuilder("<p class=\"links\">");
    html.append(Page.anchor("/calls", id, "what the model was asked and said")).append(' ');
    if (Files.isRegularFile(directory.report())) {
      html.append(Page.anchor("/report", id, "report"));
    }
    return html.append("</p>\n").toString();
  }

  private String steering() {
    if (!steered) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"steering\">\n");
    if (summary.end().equals("running")) {
      html.append(button("/stop", "stop after this step"));
    }
    if (summary.resumable()) {
      html.append(button("/resume", "go on"));
    }
    html.append(
        "<form method=\"post\" action=\"/note\"><input type=\"hidden\" name=\"id\" value=\"");
    html.append(Html.escaped(id)).append("\"><label>note <input name=\"text\" maxlength=\"2000\"");
    html.append(" required></label> <button>keep</button></form>\n");
    return html.append("</div>\n").toString();
  }

  private String button(String action, String words) {
    return """
        <form method="post" action="%s"><input type="hidden" name="id" value="%s">\
        <button>%s</button></form>
        """
        .formatted(action, Html.escaped(id), words);
  }

  private String notes() {
    List<Steering.Note> notes = Steering.notes(directory.path());
    StringBuilder html = new StringBuilder(notes.isEmpty() ? "" : "<ul class=\"notes\">\n");
    for (Steering.Note note : notes) {
      html.append("<li><small>").append(Html.escaped(note.time())).append("</small> ");
      html.append(Html.escaped(note.text())).append("</li>\n");
    }
    return html.append(notes.isEmpty() ? "" : "</ul>\n").toString();
  }
}
