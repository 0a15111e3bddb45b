package org.tgd.workbench.serve;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.RunRecord;
import org.tgd.core.spi.Renderer;
import org.tgd.core.spi.Slices;
import org.tgd.workbench.report.CandidateView;

/**
 * The candidates of a run: all as a grid of drawings, one in full, and planes through one.
 *
 * @param id the name of the run
 * @param record what happened in it
 * @param renderer how its candidates are drawn, if they are
 */
record CandidatePages(String id, RunRecord record, Optional<Renderer> renderer) {
  private static final int A_PAGE = 24;
  private static final int CUT = 300;

  /** The address of a candidate. */
  static String address(String id, Judged candidate) {
    return Page.link("/candidate", "id", id) + "&c=" + name(candidate);
  }

  private static String name(Judged candidate) {
    return candidate.index() + "." + candidate.candidate();
  }

  static String title(Judged candidate) {
    String further = candidate.candidate() == 0 ? "" : ", candidate " + candidate.candidate();
    return "step " + candidate.index() + further;
  }

  /**
   * The grid.
   *
   * @param page which part, from 1; empty for the first
   * @param sort {@code loss} for the best first, else in the order of the steps
   */
  Reply grid(String page, String sort) {
    boolean best = sort.equals("loss");
    List<Judged> all =
        best
            ? record.steps().stream().sorted(Comparator.comparingDouble(Judged::loss)).toList()
            : record.steps();
    int pages = Math.max(1, (all.size() + A_PAGE - 1) / A_PAGE);
    int number = Page.number(page, pages);
    StringBuilder html = new StringBuilder("<h1>Candidates of ").append(Html.escaped(id));
    html.append("</h1>\n<p class=\"links\"><span class=\"legend\">").append(all.size());
    html.append(" candidates").append(pages > 1 ? ", page " + number + " of " + pages : "");
    html.append("</span> ").append(link(1, best ? "" : "loss", best ? "by step" : "best first"));
    html.append(number > 1 ? link(number - 1, sort, "before") : "");
    html.append(number < pages ? link(number + 1, sort, "after") : "");
    html.append(Page.anchor("/run", id, "the run")).append("</p>\n<ul class=\"grid\">\n");
    int begin = (number - 1) * A_PAGE;
    all.subList(begin, Math.min(all.size(), begin + A_PAGE))
        .forEach(each -> html.append(tile(each)));
    return Page.of("tgd: candidates of " + id, "", html.append("</ul>\n").toString());
  }

  private String link(int page, String sort, String words) {
    String address = Page.link("/candidates", "id", id) + "&page=" + page + "&sort=" + sort;
    return "<a href=\"%s\">%s</a> ".formatted(Html.escaped(address), words);
  }

  private String tile(Judged candidate) {
    StringBuilder html = new StringBuilder("<li><a href=\"");
    html.append(Html.escaped(address(id, candidate))).append("\">").append(title(candidate));
    html.append("</a> <small>loss ").append(Numbers.brief(candidate.loss()));
    html.append(candidate.accepted() ? ", accepted" : "").append("</small>\n");
    String text = candidate.text();
    html.append(
        renderer
            .map(each -> "<div class=\"drawing\">" + each.thumbnail(text) + "</div>")
            .orElseGet(
                () ->
                    "<pre class=\"diff\">"
                        + Html.escaped(text.length() > CUT ? text.substring(0, CUT) + " …" : text)
                        + "</pre>"));
    return html.append("</li>\n").toString();
  }

  /** One candidate in full, with the planes through it where it has some. */
  Reply one(String name, String slice) {
    Judged candidate = candidate(name);
    Judged before = CandidateView.before(record.steps(), candidate);
    StringBuilder html = new StringBuilder("<h1>").append(Html.escaped(id)).append(", ");
    html.append(title(candidate)).append("</h1>\n<p class=\"links\">");
    html.append("<span class=\"badge\">loss ").append(Numbers.brief(candidate.loss()));
    html.append("</span> <span class=\"badge\">");
    html.append(
        candidate.index() == 0 ? "start" : candidate.accepted() ? "accepted" : "not accepted");
    html.append("</span> ").append(Page.anchor("/run", id, "the run")).append(' ');
    html.append(Page.anchor("/candidates", id, "all candidates")).append("</p>\n");
    renderer
        .flatMap(each -> each.slices(candidate.text()))
        .ifPresent(planes -> html.append(leaf(name, planes, slice)));
    html.append(CandidateView.html(candidate, before, renderer));
    return Page.of("tgd: " + id + ", " + title(candidate), "", html.toString());
  }

  private String leaf(String name, Slices planes, String slice) {
    int at = slice.isEmpty() ? planes.first() : index(slice, planes);
    String address = Page.link("/slice", "id", id) + "&c=" + name + "&slice=";
    return """
    <section class="slices">
    <form method="get" action="/candidate"><input type="hidden" name="id" value="%s">\
    <input type="hidden" name="c" value="%s">
    <label>plane <input type="range" name="slice" min="0" max="%d" value="%d" \
    data-slices="%s"></label> <output>%d of %d</output> <noscript><button>show</button>\
    </noscript></form>
    <div class="slice" aria-live="polite">%s</div>
    </section>
    """
        .formatted(
            Html.escaped(id),
            name,
            planes.count() - 1,
            at,
            Html.escaped(address),
            at + 1,
            planes.count(),
            planes.draw(at));
  }

  /** One plane as a fragment. */
  Reply slice(String name, String slice) {
    Slices planes =
        renderer
            .flatMap(each -> each.slices(candidate(name).text()))
            .orElseThrow(() -> new Refusal(404, "the candidate has no planes"));
    return Reply.html(200, planes.draw(index(slice, planes)));
  }

  private static int index(String slice, Slices planes) {
    if (!slice.matches("[0-9]{1,6}") || Integer.parseInt(slice) >= planes.count()) {
      throw new Refusal(
          404, "there is no plane '" + slice + "'; there are 0 to " + (planes.count() - 1));
    }
    return Integer.parseInt(slice);
  }

  private Judged candidate(String name) {
    return record.steps().stream()
        .filter(each -> name(each).equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "there is no candidate '" + name + "' in " + id));
  }
}
