package org.tgd.workbench.report;

import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.spi.Renderer;

/** One candidate in full: drawn, with what it was made of, what was measured and what was said. */
public final class CandidateView {
  private final Judged candidate;
  private final Judged before;
  private final Optional<Renderer> renderer;

  private CandidateView(Judged candidate, Judged before, Optional<Renderer> renderer) {
    this.candidate = candidate;
    this.before = before;
    this.renderer = renderer;
  }

  /**
   * The middle of a page about a candidate.
   *
   * @param candidate the candidate
   * @param before the incumbent of its step; the candidate itself where it is the start
   * @param renderer how it is drawn, if it is
   */
  public static String html(Judged candidate, Judged before, Optional<Renderer> renderer) {
    return new CandidateView(candidate, before, renderer).body();
  }

  /**
   * The incumbent of the step of a candidate: the last one before that was accepted, or the start.
   */
  public static Judged before(List<Judged> steps, Judged candidate) {
    return steps.stream()
        .filter(each -> each.index() < candidate.index() && each.accepted())
        .reduce((first, second) -> second)
        .orElse(candidate.index() == 0 ? candidate : steps.get(0));
  }

  private String body() {
    StringBuilder html = new StringBuilder();
    renderer.ifPresent(
        each ->
            html.append("<div class=\"drawing whole\">")
                .append(each.render(candidate.text()))
                .append("</div>\n"));
    if (candidate.index() > 0) {
      html.append("<h2>What the step changed</h2>\n").append(edit());
    }
    if (renderer.isEmpty() || candidate.index() == 0) {
      html.append("<h2>Text</h2>\n<pre class=\"diff\">").append(Html.escaped(candidate.text()));
      html.append("</pre>\n");
    }
    html.append("<h2>Measured</h2>\n").append(metrics());
    html.append("<h2>Report</h2>\n").append(Prose.html(candidate.evaluation().report()));
    if (!candidate.feedback().isEmpty()) {
      html.append("<h2>Feedback that led to it</h2>\n");
      candidate.feedback().forEach(text -> html.append(Prose.list(text)));
    }
    return html.toString();
  }

  private String edit() {
    Optional<String> drawn = renderer.flatMap(each -> each.edit(before.text(), candidate.text()));
    return drawn
        .map(html -> "<div class=\"drawing\">" + html + "</div>\n")
        .orElseGet(() -> TextDiff.html(before.text(), candidate.text()));
  }

  private String metrics() {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"course\">\n<tr>");
    html.append("<th></th><th>before</th><th>this candidate</th></tr>\n");
    html.append(row("loss", Numbers.brief(before.loss()), Numbers.brief(candidate.loss())));
    for (Metric metric : candidate.evaluation().metrics()) {
      String was = before.metric(metric.name()).map(Numbers::withUnit).orElse("–");
      html.append(row(metric.name(), was, Numbers.withUnit(metric)));
    }
    return html.append("</table></div>\n").toString();
  }

  private static String row(String name, String was, String is) {
    return "<tr><th>%s</th><td>%s</td><td>%s</td></tr>\n"
        .formatted(Html.escaped(name), Html.escaped(was), Html.escaped(is));
  }
}
