package org.tgd.workbench.serve;

import java.util.List;
import java.util.Optional;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.Mailbox;
import org.tgd.core.spi.Renderer;

/**
 * The forms by which a visitor who has the token steers a run.
 *
 * @param summary how the run stands
 */
record Controls(RunSummary summary) {
  /** Of more candidates than this the last can be branched from. */
  private static final int MOST = 200;

  /** The buttons and the note. */
  String html(List<Judged> steps) {
    StringBuilder html = new StringBuilder("<div class=\"steering\">\n");
    if (summary.end().equals(RunSummary.RUNNING)) {
      html.append(button("/pause", "pause after this step"));
    }
    if (summary.isTaken()) {
      html.append(button("/stop", "stop after this step"));
    }
    if (summary.resumable() || summary.end().equals(RunSummary.PAUSED)) {
      html.append(button("/resume", "go on"));
    }
    html.append(form("/note")).append("<label>note <input name=\"text\" maxlength=\"2000\"");
    html.append(" required></label> <button>keep</button></form>\n</div>\n");
    return html.append(steps.isEmpty() ? "" : branch(steps)).toString();
  }

  private String button(String action, String words) {
    return form(action) + "<button>" + words + "</button></form>\n";
  }

  private String form(String action) {
    return "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"id\" value=\"%s\">"
        .formatted(action, Html.escaped(summary.id()));
  }

  private String branch(List<Judged> steps) {
    StringBuilder html = new StringBuilder("<details class=\"branch\"><summary>branch</summary>\n");
    html.append(form("/branch")).append("<label>from <select name=\"from\">");
    Optional<Judged> best = Judged.best(steps);
    List<Judged> shown = steps.subList(Math.max(0, steps.size() - MOST), steps.size());
    best.filter(each -> !shown.contains(each)).ifPresent(each -> html.append(option(each, true)));
    for (Judged each : shown) {
      html.append(option(each, best.filter(each::equals).isPresent()));
    }
    html.append("</select></label>\n<label>steps <input name=\"steps\" type=\"number\" min=\"0\"");
    html.append(" value=\"").append(summary.planned()).append("\"></label>\n");
    html.append("<label>seed <input name=\"seed\" type=\"number\" value=\"");
    html.append(summary.seed()).append("\"></label> <button>begin a run there</button></form>\n");
    return html.append("</details>\n").toString();
  }

  private static String option(Judged step, boolean best) {
    String name = step.index() + "." + step.candidate();
    String words =
        "step %s, loss %s%s"
            .formatted(
                step.candidate() == 0 ? "" + step.index() : name,
                Numbers.brief(step.loss()),
                best ? ", the best" : step.accepted() ? "" : ", not accepted");
    return "<option value=\"%s\"%s>%s</option>".formatted(name, best ? " selected" : "", words);
  }

  /** What the run asks; whoever only looks sees the question. */
  String question(Mailbox.Open asked, boolean steered, Optional<Renderer> renderer) {
    StringBuilder html = new StringBuilder("<section class=\"question\" aria-live=\"polite\">\n");
    html.append("<h2>The run asks</h2>\n<div class=\"cols\"><div><pre class=\"diff\">");
    html.append(Html.escaped(asked.question())).append("</pre></div>");
    boolean drawn = renderer.isPresent() && !asked.candidate().isEmpty();
    html.append(drawn ? "<div class=\"drawing\">" : "");
    html.append(drawn ? renderer.get().thumbnail(asked.candidate()) + "</div>" : "");
    html.append("</div>\n");
    if (steered) {
      html.append(form("/answer")).append("<input type=\"hidden\" name=\"number\" value=\"");
      html.append(Html.escaped(asked.number())).append("\">\n<label>What should change?");
      html.append("<textarea name=\"answer\" rows=\"4\" maxlength=\"20000\"></textarea></label>\n");
      html.append("<button>answer</button>\n<small>No answer leaves it to what was computed; a");
      html.append(" full stop alone says that nothing should change.</small></form>\n");
    }
    return html.append("</section>\n").toString();
  }
}
