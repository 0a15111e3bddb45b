package org.tgd.workbench.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.workbench.report.RunReport;

/** Runs as one page with a row for each, which leads to its report. */
public final class RunsPage {
  private static final List<String> HEAD =
      List.of(
          "run",
          "domain",
          "objective",
          "end",
          "steps",
          "start",
          "best",
          "metrics of the best",
          "method",
          "seed",
          "US dollars",
          "made",
          "tags");

  /** So many metrics of a run are shown. */
  private static final int MOST_METRICS = 4;

  private RunsPage() {}

  /**
   * The page.
   *
   * @param place the folder that the page will lie in, from which reports are linked
   */
  public static String html(ExportedRuns runs, Path place) throws IOException {
    List<String> rows = new ArrayList<>();
    runs.each(run -> rows.add(row(run, place)));
    StringBuilder body = new StringBuilder("<h1>TGD runs</h1>\n<p>");
    body.append(rows.size()).append(rows.size() == 1 ? " run" : " runs");
    body.append("; a loss is better the lower it is.</p>\n");
    body.append("<div class=\"scroll\"><table class=\"course\">\n<tr>");
    HEAD.forEach(name -> body.append("<th>").append(name).append("</th>"));
    body.append("</tr>\n");
    rows.forEach(body::append);
    return RunReport.page("TGD runs", body.append("</table></div>\n").toString());
  }

  private static String row(ExportedRun run, Path place) {
    Optional<Judged> best = run.record().best();
    List<String> cells = new ArrayList<>();
    cells.add(link(run, place));
    cells.add(Html.escaped(run.config().domain()));
    cells.add(Html.escaped(run.label().objective()));
    cells.add(Html.escaped(run.end()));
    cells.add(run.record().lastStep() + "/" + run.config().steps());
    cells.add(run.record().start().map(each -> Numbers.brief(each.loss())).orElse("–"));
    cells.add(best.map(each -> Numbers.brief(each.loss())).orElse("–"));
    cells.add(best.map(RunsPage::metrics).orElse(""));
    cells.add(Html.escaped(run.config().method()));
    cells.add(Long.toString(run.config().seed()));
    cells.add(Numbers.brief(run.record().spent().asked().all().usd()));
    cells.add(Html.escaped(run.record().manifest().created().replaceFirst("\\.\\d+Z$", "Z")));
    cells.add(Html.escaped(String.join(" ", run.label().tags())));
    StringBuilder row = new StringBuilder("<tr>");
    cells.forEach(cell -> row.append("<td>").append(cell).append("</td>"));
    return row.append("</tr>\n").toString();
  }

  private static String link(ExportedRun run, Path place) {
    String name = Html.escaped(run.name());
    if (!Files.isRegularFile(run.directory().report())) {
      return name;
    }
    StringBuilder address = new StringBuilder();
    for (Path part : place.normalize().relativize(run.directory().report())) {
      String escaped = Path.of("/").resolve(part).toUri().getRawPath().substring(1);
      address.append(address.isEmpty() ? "./" : "/").append(escaped);
    }
    return "<a href=\"" + Html.escaped(address.toString()) + "\">" + name + "</a>";
  }

  private static String metrics(Judged best) {
    List<String> words = new ArrayList<>();
    for (Metric metric : best.evaluation().metrics()) {
      if (words.size() < MOST_METRICS) {
        words.add(Html.escaped(metric.name() + " " + Numbers.withUnit(metric)));
      }
    }
    return String.join("<br>", words);
  }
}
