package org.tgd.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tgd.core.Agreement;
import org.tgd.core.Graph;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Ending;
import org.tgd.core.report.GraphDrawing;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.ReportSections;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunRecord;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Renderer;

/**
 * The report of a run as one HTML page that stands on its own: no script, nothing fetched, all text
 * of the run escaped. Written from the journal alone, so the same run has the same report.
 */
public final class RunReport {
  /** Of more steps than this the accepted ones are drawn, and of more of these both ends. */
  private static final int MOST_SHOWN = 200;

  /** Options with longer values stand among the settings alone. */
  private static final int LONGEST_SAID = 60;

  private static final String AGAIN =
      "<p>The same run again: <code>tgd run show DIR --config &gt; run.yaml</code>, then"
          + " <code>tgd optimize --config run.yaml --out NEW</code>, where <code>DIR</code> is the"
          + " directory of this run.</p>\n";

  private final RunRecord record;
  private final Optional<Renderer> renderer;
  private final ReportSections further;

  private RunReport(RunRecord record, Optional<Renderer> renderer, ReportSections further) {
    this.record = record;
    this.renderer = renderer;
    this.further = further;
  }

  /** The page of a run, without script. */
  public static String html(RunRecord record, Optional<Renderer> renderer) {
    return html(record, renderer, ReportSections.NONE);
  }

  /** The page of a run with the sections of its domain, which come before the steps. */
  public static String html(RunRecord record, Optional<Renderer> renderer, ReportSections further) {
    return new RunReport(record, renderer, further).page();
  }

  /** What the domain adds to the report of a run; nothing where no candidate was judged. */
  public static ReportSections sections(Domain domain, RunRecord record) {
    return record.steps().isEmpty()
        ? ReportSections.NONE
        : domain.report(record.manifest().config().options(), record.steps());
  }

  /** What the run came to, if its domain says; nothing where no candidate was judged. */
  public static Optional<Ending> ending(Domain domain, RunRecord record) {
    return record.steps().isEmpty() ? Optional.empty() : domain.ending(record.steps());
  }

  /** What happened in a run as the middle of a page, without heading, script or domain sections. */
  public static String body(RunRecord record, Optional<Renderer> renderer) {
    return new RunReport(record, renderer, ReportSections.NONE).body();
  }

  /** The style sheet of reports. */
  public static String style() {
    return resource("report.css");
  }

  private String page() {
    String title = "TGD run: " + record.manifest().config().domain();
    String about = about();
    String heading = "<h1>" + Html.escaped(title) + "</h1>\n";
    return page(
        about.isEmpty() ? title : title + ", " + about,
        further.policy(),
        heading
            + "<p>%s</p>\n".formatted(Html.escaped(when(about)))
            + body()
            + further.scriptElement());
  }

  /** What the run was about: its domain's options that can be said in a few words. */
  private String about() {
    return record.manifest().config().options().entrySet().stream()
        .filter(option -> option.getValue().length() <= LONGEST_SAID)
        .filter(option -> option.getValue().matches("(?=.*\\p{L})[^\\r\\n]+"))
        .map(option -> option.getKey() + " " + option.getValue())
        .collect(Collectors.joining(", "));
  }

  private String when(String about) {
    String begun = "begun " + record.manifest().created().replace('T', ' ').replace("Z", " UTC");
    return (about.isEmpty() ? begun : about + "; " + begun) + ".";
  }

  /** A page in the style of reports, without script. */
  public static String page(String title, String body) {
    return page(title, ReportSections.NONE.policy(), body);
  }

  private static String page(String title, String policy, String body) {
    return resource("report-head.html")
            .replace("{style}", style())
            .replace("{title}", Html.escaped(title))
            .replace("{policy}", policy)
        + body
        + "</body>\n</html>\n";
  }

  private String body() {
    StringBuilder body = new StringBuilder();
    body.append("<p class=\"lead\">").append(Html.escaped(lead())).append("</p>\n");
    if (record.start().isPresent() && record.best().isPresent()) {
      body.append(compared(record.start().get(), record.best().get()));
      body.append("<h2>Loss</h2>\n").append(LossCurve.svg(record.steps(), record.lastStep()));
      body.append(
          "<p class=\"legend\">Line: best so far. Filled: became the next start. Hollow: did"
              + " not.</p>\n");
      body.append(further.html());
      body.append(CourseTable.html(record.steps()));
      body.append("<h2>Steps</h2>\n").append(steps());
    } else {
      body.append("<p>The run ended before its first candidate was judged.</p>\n");
    }
    record.graph().ifPresent(graph -> body.append(graph(graph)));
    return body.append("<h2>Settings</h2>\n").append(settings()).toString();
  }

  /** The texts and functions that the start went through. */
  private static String graph(Graph graph) {
    return "<h2>Graph</h2>\n<div class=\"drawing\">"
        + new GraphDrawing(graph).svg()
        + "</div>\n<p class=\"legend\">Blue: optimized texts; grey: given ones; white: made ones."
        + " Square: functions; violet: models; green: evaluators.</p>\n";
  }

  private String lead() {
    RunRecord.Spent spent = record.spent();
    String calls =
        record.manifest().config().asksModel()
            ? ", %d calls of the model (%d tokens)".formatted(spent.calls(), spent.tokens())
                + requests(spent.asked().all())
                + stands(record.agreement())
            : "";
    return "%s. %d of %d steps, %d evaluations%s."
        .formatted(
            record.manifest().config().method(),
            record.lastStep(),
            record.manifest().config().steps(),
            spent.evaluations(),
            calls);
  }

  private static String requests(LedgerEntry asked) {
    return ", %d requests of which %d failed, %s US dollars"
        .formatted(asked.attempts(), asked.failedAttempts(), Numbers.brief(asked.usd()));
  }

  private static String stands(Agreement all) {
    return all.isNone()
        ? ""
        : ", of the computed changes its criticism agrees with %d, contradicts %d, leaves %d out"
            .formatted(all.agrees(), all.contradicts(), all.leavesOut());
  }

  private String compared(Judged start, Judged best) {
    Optional<String> together = renderer.flatMap(each -> each.compare(start.text(), best.text()));
    return sideBySide(start, best, together.isEmpty() ? renderer : Optional.empty())
        + together.map(html -> "<div class=\"compared\">" + html + "</div>\n").orElse("");
  }

  private String sideBySide(Judged start, Judged best, Optional<Renderer> drawn) {
    StringBuilder html = new StringBuilder("<table class=\"pair\">\n<tr><th></th>");
    html.append("<th>start</th><th>best (step ").append(best.index()).append(")</th></tr>\n");
    drawn.ifPresent(
        each -> {
          List<String> both = each.pair(start.text(), best.text());
          html.append(row("", drawing(both.get(0)), drawing(both.get(1))));
        });
    boolean shown = drawn.isEmpty() && renderer.isPresent() && start.text().contains("\n");
    html.append(shown ? "" : row("text", code(start.text()), code(best.text())));
    html.append(row("loss", Numbers.brief(start.loss()), Numbers.brief(best.loss())));
    Map<String, Metric> before = byName(start.evaluation());
    Map<String, Metric> after = byName(best.evaluation());
    List<String> names =
        java.util.stream.Stream.concat(
                start.evaluation().metrics().stream(), best.evaluation().metrics().stream())
            .map(Metric::name)
            .distinct()
            .toList();
    for (String name : names) {
      html.append(row(Html.escaped(name), cell(before.get(name)), cell(after.get(name))));
    }
    return html.append("</table>\n").toString();
  }

  private static Map<String, Metric> byName(Evaluation evaluation) {
    return evaluation.metrics().stream()
        .collect(Collectors.toMap(Metric::name, Function.identity(), (a, b) -> a));
  }

  private static String cell(Metric metric) {
    return metric == null ? "–" : Html.escaped(Numbers.withUnit(metric));
  }

  private static String row(String name, String left, String right) {
    return "<tr><th>" + name + "</th><td>" + left + "</td><td>" + right + "</td></tr>\n";
  }

  private String steps() {
    StringBuilder html = new StringBuilder();
    Judged incumbent = record.steps().get(0);
    boolean all = record.steps().size() <= MOST_SHOWN;
    int drawn = 0;
    int most = (int) record.steps().stream().filter(this::isTelling).count();
    for (Judged each : record.steps()) {
      if (all || isTelling(each)) {
        boolean early = drawn < MOST_SHOWN / 2;
        html.append(all || early || drawn >= most - MOST_SHOWN / 2 ? step(incumbent, each) : "");
        drawn++;
      }
      incumbent = each.accepted() ? each : incumbent;
    }
    html.append(remarks());
    int left = record.steps().size() - Math.min(drawn, MOST_SHOWN);
    if (left > 0) {
      html.append("<p>").append(left).append(" candidates are not shown: those that were not");
      html.append(" accepted, and of more than ").append(MOST_SHOWN);
      html.append(" accepted ones those in the middle; the journal holds them.</p>\n");
    }
    return html.toString();
  }

  private boolean isTelling(Judged step) {
    return step.accepted() || step.index() == record.lastStep();
  }

  /** Idle steps and their reasons, and what became of answers. */
  private String remarks() {
    List<String> remarks = record.remarkLines();
    return remarks.isEmpty()
        ? ""
        : remarks.stream()
            .limit(MOST_SHOWN)
            .map(remark -> "<li>" + Html.escaped(remark) + "</li>\n")
            .collect(Collectors.joining("", "<h3>Answers and idle steps</h3>\n<ul>\n", "</ul>\n"));
  }

  private String step(Judged from, Judged to) {
    Optional<String> edit = renderer.flatMap(each -> each.edit(from.text(), to.text()));
    StringBuilder html = new StringBuilder("<section class=\"step\">\n<h3>");
    String equal = to.loss() == from.loss() ? "accepted at equal loss" : "accepted";
    String verdict = to.index() == 0 ? "start" : to.accepted() ? equal : "not accepted";
    html.append("Step ").append(to.index());
    html.append(" <small>").append(verdict).append(", loss ");
    html.append(Numbers.brief(to.loss())).append("</small></h3>\n<div class=\"cols\"><div>");
    if (!to.feedback().isEmpty()) {
      String on = edit.isPresent() ? "the candidate before" : code(from.text());
      html.append("<h4>Feedback on ").append(on).append("</h4>\n");
      to.feedback().forEach(text -> html.append(list(text)));
    }
    html.append("<h4>").append(to.index() == 0 ? "Candidate" : "Edit").append("</h4>\n");
    html.append(edit.map(RunReport::drawing).orElseGet(() -> changed(from, to)));
    html.append("\n<details><summary>Report</summary>");
    html.append(prose(to.evaluation().report())).append("</details></div>");
    if (renderer.isPresent() && edit.isEmpty()) {
      String small = renderer.get().thumbnail(to.text());
      html.append("<div>").append(drawing(small)).append("</div>");
    }
    return html.append("</div>\n</section>\n").toString();
  }

  private static String changed(Judged from, Judged to) {
    if (to.index() == 0) {
      return "<p>" + code(to.text()) + "</p>";
    }
    return from.text().contains("\n") || to.text().contains("\n")
        ? TextDiff.html(from.text(), to.text())
        : "<p>" + code(from.text()) + " &rarr; " + code(to.text()) + "</p>";
  }

  private static String drawing(String fragment) {
    return "<div class=\"drawing\">" + fragment + "</div>";
  }

  private static String prose(String text) {
    return Prose.html(text);
  }

  /** Feedback as its lines: a finding each. */
  private static String list(String text) {
    return Prose.list(text);
  }

  private static String code(String text) {
    return "<code>" + Html.escaped(text) + "</code>";
  }

  private String settings() {
    RunConfig config = record.manifest().config();
    StringBuilder html = new StringBuilder("<table class=\"settings\">\n");
    config.options().forEach((name, value) -> html.append(setting(name, value)));
    html.append(setting("model", config.model().name()));
    config.model().baseUrl().ifPresent(url -> html.append(setting("base URL", url)));
    html.append(setting("critic", config.critic()));
    html.append(setting("editor", config.editor()));
    html.append(setting("steps", Integer.toString(config.steps())));
    html.append(setting("seed", Long.toString(config.seed())));
    html.append(setting("made", record.manifest().created()));
    html.append(setting("program", record.manifest().program()));
    html.append(setting("Java", record.manifest().java()));
    record.manifest().hashes().forEach((name, sum) -> html.append(setting("SHA-256 " + name, sum)));
    return html.append("</table>\n").append(AGAIN).toString();
  }

  private static String setting(String name, String value) {
    return "<tr><th>" + Html.escaped(name) + "</th><td>" + code(value) + "</td></tr>\n";
  }

  private static String resource(String name) {
    try (InputStream in = RunReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
