package org.tgd.workbench.serve;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.Origin;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.spi.Renderer;
import org.tgd.workbench.report.RunReport;

/**
 * One run: how it stands, what can be done about it, and what happened in it.
 *
 * @param seen the run in the list
 * @param directory its directory
 * @param steered whether the visitor may change anything
 * @param renderer how its candidates are drawn
 */
record RunPage(Seen seen, RunDirectory directory, boolean steered, Optional<Renderer> renderer) {
  /**
   * A run among others.
   *
   * @param id its name
   * @param summary how it stands
   * @param branches the runs that started from one of its candidates
   * @param record reads what happened in it
   */
  record Seen(
      String id, RunSummary summary, List<RunSummary> branches, Supplier<RunRecord> record) {}

  /** The page, which is made anew when that address says so. */
  Reply reply(String live) {
    return Page.of("tgd: " + seen.id(), live, body());
  }

  private String body() {
    RunSummary summary = seen.summary();
    String head = "<h1>" + Html.escaped(seen.id()) + "</h1>\n";
    if (!summary.problem().isEmpty()) {
      return head + problem(summary.problem());
    }
    StringBuilder html = new StringBuilder(head).append(state(summary)).append(links());
    try {
      RunRecord record = seen.record().get();
      Controls controls = new Controls(summary);
      if (summary.end().equals(RunSummary.ASKING)) {
        directory
            .mailbox()
            .open()
            .ifPresent(asked -> html.append(controls.question(asked, steered, renderer)));
      }
      html.append(steered ? controls.html(record.steps()) : "").append(notes());
      return html.append(RunReport.body(record, renderer)).toString();
    } catch (InputException | JournalException e) {
      return html.append(problem(e.getMessage())).toString();
    }
  }

  private static String problem(String why) {
    return "<p class=\"missed\" role=\"alert\">" + Html.escaped(why) + "</p>\n";
  }

  private static String state(RunSummary summary) {
    StringBuilder html = new StringBuilder("<p class=\"state\" role=\"status\">");
    html.append(ListPage.badge(summary));
    html.append(" step ").append(summary.steps()).append(" of ").append(summary.planned());
    html.append(", best loss ").append(ListPage.loss(summary.best()));
    html.append(", ").append(summary.tokens()).append(" tokens, ");
    html.append(Numbers.brief(summary.usd())).append(" US dollars</p>\n");
    html.append("<progress max=\"").append(Math.max(1, summary.planned())).append("\" value=\"");
    html.append(summary.steps()).append("\" aria-label=\"steps taken\"></progress>\n");
    return html.toString();
  }

  private String links() {
    StringBuilder html = new StringBuilder("<p class=\"links\">");
    html.append(Page.anchor("/candidates", seen.id(), "candidates")).append(' ');
    html.append("<a href=\"").append(Html.escaped(Page.link("/front", "run", seen.id())));
    html.append("\">two quantities</a> ");
    html.append(Page.anchor("/views", seen.id(), "views of its domain")).append(' ');
    html.append(Page.anchor("/calls", seen.id(), "what the model was asked and said")).append(' ');
    if (Files.isRegularFile(directory.report())) {
      html.append(Page.anchor("/report", seen.id(), "report"));
    }
    html.append("</p>\n");
    seen.summary().from().ifPresent(origin -> html.append(origin(origin)));
    if (!seen.branches().isEmpty()) {
      html.append("<p class=\"links branches\">Branches:");
      for (RunSummary each : seen.branches()) {
        String from = each.from().map(origin -> " from step " + origin.step()).orElse("");
        html.append(' ').append(Page.anchor("/run", each.id(), each.id() + from));
      }
      html.append("</p>\n");
    }
    return html.toString();
  }

  private String origin(Origin origin) {
    String where =
        seen.summary()
            .parent()
            .map(parent -> Page.anchor("/run", parent, parent))
            .orElseGet(() -> Html.escaped(origin.run()));
    String number = origin.candidate() == 0 ? "" : ", candidate " + origin.candidate();
    return "<p class=\"links\">Branched from step %d%s of %s</p>\n"
        .formatted(origin.step(), number, where);
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
