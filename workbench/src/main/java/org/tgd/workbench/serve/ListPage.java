package org.tgd.workbench.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/** All runs: sorted, searched, to be opened or compared. */
final class ListPage {
  private static final Map<String, Comparator<RunSummary>> ORDERS = orders();

  private final View view;

  private ListPage(View view) {
    this.view = view;
  }

  /**
   * How the list is looked at.
   *
   * @param filter which runs are shown
   * @param sort the column to sort by; empty for the newest first
   * @param down whether from large to small
   */
  record View(Filter filter, String sort, boolean down) {}

  /**
   * Which runs are shown.
   *
   * @param words what a row must hold
   * @param status how the run stands, a word of {@link RunSummary#end}; empty for any
   * @param domain its domain; empty for any
   */
  record Filter(String words, String status, String domain) {
    boolean shows(RunSummary run) {
      return (words.isBlank() || run.matches(words))
          && (status.isEmpty() || run.end().equals(status))
          && (domain.isEmpty() || run.domain().equals(domain));
    }

    /** The filter as it stands in an address. */
    String address() {
      return Page.link("", "q", words).substring(1)
          + "&"
          + Page.link("", "status", status).substring(1)
          + "&"
          + Page.link("", "domain", domain).substring(1);
    }
  }

  private static Map<String, Comparator<RunSummary>> orders() {
    Map<String, Comparator<RunSummary>> orders = new LinkedHashMap<>();
    orders.put("run", Comparator.comparing(RunSummary::id));
    orders.put("made", Comparator.comparing(RunSummary::made));
    orders.put("domain", Comparator.comparing(RunSummary::domain));
    orders.put("about", Comparator.comparing(RunSummary::about));
    orders.put("method", Comparator.comparing(RunSummary::method));
    orders.put("end", Comparator.comparing(RunSummary::end));
    orders.put("steps", Comparator.comparingInt(RunSummary::steps));
    orders.put("start", Comparator.comparingDouble(run -> number(run.start())));
    orders.put("best", Comparator.comparingDouble(run -> number(run.best())));
    orders.put("seed", Comparator.comparingLong(RunSummary::seed));
    orders.put("tokens", Comparator.comparingLong(RunSummary::tokens));
    orders.put("usd", Comparator.comparingDouble(RunSummary::usd));
    return orders;
  }

  private static double number(OptionalDouble loss) {
    return loss.orElse(Double.POSITIVE_INFINITY);
  }

  static Reply of(List<RunSummary> all, String live, View view) {
    return Page.of("tgd: runs", live, new ListPage(view).body(all));
  }

  private String body(List<RunSummary> all) {
    List<RunSummary> shown = new ArrayList<>(all);
    shown.removeIf(run -> !view.filter().shows(run));
    Comparator<RunSummary> order = ORDERS.get(view.sort());
    shown.sort(
        order == null ? ORDERS.get("made").reversed() : view.down() ? order.reversed() : order);
    StringBuilder html = new StringBuilder("<h1>Runs</h1>\n");
    html.append("<form class=\"search\" method=\"get\" action=\"/\"><label>find ");
    html.append("<input type=\"search\" name=\"q\" value=\"");
    html.append(Html.escaped(view.filter().words())).append("\"></label> ");
    html.append(select("status", view.filter().status(), all.stream().map(RunSummary::end)));
    html.append(select("domain", view.filter().domain(), all.stream().map(RunSummary::domain)));
    html.append("<button>find</button></form>\n<p class=\"legend\" role=\"status\">");
    html.append(shown.size()).append(" of ").append(all.size()).append(" runs</p>\n");
    html.append("<form method=\"get\" action=\"/compare\"><button>compare the marked</button>\n");
    html.append("<div class=\"scroll\"><table class=\"runs\">\n<thead><tr><th></th>");
    ORDERS.keySet().forEach(name -> html.append(head(name)));
    html.append("</tr></thead>\n<tbody>\n");
    shown.forEach(run -> html.append(row(run)));
    return html.append("</tbody></table></div></form>\n").toString();
  }

  /** A choice among the values that there are. */
  private static String select(String name, String chosen, Stream<String> values) {
    StringBuilder html = new StringBuilder("<label>").append(name).append(" <select name=\"");
    html.append(name).append("\"><option value=\"\">any</option>");
    Stream.concat(values, Stream.of(chosen))
        .filter(each -> !each.isEmpty())
        .distinct()
        .sorted()
        .forEach(
            each ->
                html.append(each.equals(chosen) ? "<option selected>" : "<option>")
                    .append(Html.escaped(each))
                    .append("</option>"));
    return html.append("</select></label> ").toString();
  }

  private String head(String name) {
    boolean current = name.equals(view.sort());
    String order = current && !view.down() ? "&amp;order=down" : "";
    String sorted = current ? " aria-sort=\"" + (view.down() ? "de" : "a") + "scending\"" : "";
    String words = Html.escaped(view.filter().address());
    return "<th%s><a href=\"/?%s&amp;sort=%s%s\">%s</a></th>"
        .formatted(sorted, words, name, order, name);
  }

  private static String row(RunSummary run) {
    String id = Html.escaped(run.id());
    StringBuilder html =
        new StringBuilder("<tr><td><input type=\"checkbox\" name=\"run\" value=\"");
    html.append(id).append("\" aria-label=\"mark ").append(id).append("\"></td>");
    html.append("<td>").append(Page.anchor("/run", run.id(), run.id())).append("</td>");
    if (!run.problem().isEmpty()) {
      html.append("<td colspan=\"11\" class=\"missed\">").append(Html.escaped(run.problem()));
      return html.append("</td></tr>\n").toString();
    }
    html.append(cell(run.made().replace('T', ' ').replace("Z", ""))).append(cell(run.domain()));
    html.append("<td class=\"about\">").append(Html.escaped(cut(run.about()))).append("</td>");
    html.append(cell(run.method()));
    html.append("<td>").append(badge(run)).append("</td>");
    html.append(cell(run.steps() + "/" + run.planned()));
    html.append(cell(loss(run.start()))).append(cell(loss(run.best())));
    html.append(cell("" + run.seed())).append(cell("" + run.tokens()));
    return html.append(cell(Numbers.brief(run.usd()))).append("</tr>\n").toString();
  }

  private static String cut(String text) {
    return text.length() > 90 ? text.substring(0, 88) + " …" : text;
  }

  private static String cell(String text) {
    return "<td>" + Html.escaped(text) + "</td>";
  }

  static String loss(OptionalDouble loss) {
    return loss.isPresent() ? Numbers.brief(loss.getAsDouble()) : "–";
  }

  /** The state in a word, with the time that the rest may take. */
  static String badge(RunSummary run) {
    String state = run.isTaken() ? "running" : run.resumable() ? "open" : "over";
    OptionalDouble left = run.minutesLeft(Instant.now());
    String about =
        run.end().equals(RunSummary.RUNNING) && left.isPresent()
            ? ", about %s min left".formatted(Numbers.brief(Math.ceil(left.getAsDouble())))
            : "";
    return "<span class=\"badge " + state + "\">" + Html.escaped(run.end() + about) + "</span>";
  }
}
