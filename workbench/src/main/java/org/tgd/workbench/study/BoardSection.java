package org.tgd.workbench.study;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.tgd.benchmarks.board.Board;
import org.tgd.benchmarks.board.Board.Point;
import org.tgd.benchmarks.board.Standing;
import org.tgd.benchmarks.board.Trials;
import org.tgd.benchmarks.board.Underway;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/** The leaderboard of a study with its drawings, computed from the raw trials. */
final class BoardSection {
  /** Of more methods than this the leading ones are drawn as curves. */
  private static final int MOST_LINES = 20;

  /** Where the axis may begin: its four parts then have round ends. */
  private static final double THIRD = 1 / 3.0;

  private static final double NEARLY = 0.03;

  private final Board board;
  private final StringBuilder html = new StringBuilder();

  private BoardSection(Board board) {
    this.board = board;
  }

  static String html(Board board) {
    BoardSection section = new BoardSection(board);
    section.write();
    return section.html.toString();
  }

  private void write() {
    html.append("<h2>Leaderboard</h2>\n<p>").append(Html.escaped(lead())).append("</p>\n");
    table();
    underway();
    html.append("<div class=\"charts\">\n");
    if (board.hasCourses()) {
      figure("Best so far", curves(), "Mean over instances, bands: 95 % bootstrap over instances.");
    }
    figure("Solved targets", solved(), solvedWords());
    board.byResult().ifPresent(test -> ranks("Ranks by the end", test));
    board.byArea().ifPresent(test -> ranks("Ranks by area", test));
    if (board.methods().size() > 1) {
      figure(
          "Wins",
          WinMatrix.svg(board),
          "On how many of 100 instances the row is ahead of the column, ties half. Framed:"
              + " Wilcoxon's p below 0.05, by Holm over all pairs.");
    }
    html.append("</div>\n");
    costs();
  }

  private String lead() {
    int left = board.instances() - board.common();
    return "%d trials of %d methods on %d instances, computed from trials.csv. Results (%s, %s is better) of each instance are put on a scale: 0 is the start, or the worst trial where no start is known, 1 the best that any trial came to, -1 at least. An instance counts with the mean of its seeds."
            .formatted(
                board.trials().all().size(),
                board.methods().size(),
                board.instances(),
                board.trials().quantity(),
                board.trials().isHigherBetter() ? "higher" : "lower")
        + withoutResult(board.trials())
        + (left > 0
            ? " %d instances lack some method and are left out of the ranks.".formatted(left)
            : "");
  }

  /** Rows that no figure of the page knows of, by method. */
  private static String withoutResult(Trials trials) {
    String each =
        trials.withoutResult().entrySet().stream()
            .map(
                entry ->
                    "%s %d%s"
                        .formatted(
                            entry.getKey(),
                            entry.getValue(),
                            trials.methods().contains(entry.getKey()) ? "" : " (all of its rows)"))
            .collect(Collectors.joining(", "));
    return each.isEmpty()
        ? ""
        : " %d rows have no result and are left out: %s.".formatted(trials.missing(), each);
  }

  private void table() {
    html.append(
        "<div class=\"scroll\"><table class=\"course board\">\n<tr><th></th><th>method</th>");
    html.append("<th>score at the end</th>").append(board.hasCourses() ? "<th>area</th>" : "");
    html.append("<th>rank</th>").append(board.hasCourses() ? "<th>by area</th>" : "");
    html.append("<th>behind the first</th><th>p</th><th>instances</th><th>trials</th></tr>\n");
    List<Standing> standings = board.standings();
    for (int i = 0; i < standings.size(); i++) {
      row(i, standings.get(i));
    }
    html.append("</table></div>\n");
  }

  /** Scores on the way, running times, and the effect size beside the first. */
  private void underway() {
    List<Underway> all = board.underway();
    if (all.isEmpty()) {
      return;
    }
    html.append("<h3>On the way</h3>\n<p>Scores after a tenth, a quarter, half and all of the");
    html.append(" budget; the expected running time with restarts, in ");
    html.append(board.budget().isPresent() ? "calls" : "budgets");
    html.append(", until a trial has come half and nine tenths of the way to the best");
    html.append(" (– where none did); A12, the chance of a final score above one of the first");
    html.append(" method's, ties half.</p>\n<div class=\"scroll\"><table class=\"course board\">");
    html.append("\n<tr><th></th><th>method</th><th>at 10 %</th><th>25 %</th><th>50 %</th>");
    html.append("<th>100 %</th><th>time to 0.5</th><th>to 0.9</th><th>A12</th></tr>\n");
    for (int i = 0; i < all.size(); i++) {
      Underway each = all.get(i);
      html.append("<tr><td class=\"").append(Chart.series(i)).append(" key\">").append(i + 1);
      html.append("</td><td>").append(Html.escaped(each.method())).append("</td>");
      each.scores().forEach(score -> cell(Chart.text("%.3f", score)));
      each.runningTimes().forEach(time -> cell(runningTime(time)));
      cell(i == 0 ? "" : Chart.text("%.2f", each.a12()));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  private String runningTime(OptionalDouble budgets) {
    return budgets.isEmpty()
        ? "–"
        : board.budget().isPresent()
            ? Chart.text("%.1f", budgets.getAsDouble() * board.budget().getAsDouble())
            : Chart.text("%.2f", budgets.getAsDouble());
  }

  private void row(int place, Standing line) {
    html.append("<tr><td class=\"").append(Chart.series(place)).append(" key\">");
    html.append(place + 1).append("</td><td>").append(Html.escaped(line.method())).append("</td>");
    cell(with(line.score(), line.scoreBounds()));
    if (board.hasCourses()) {
      cell(with(line.area().orElse(Double.NaN), line.areaBounds()));
    }
    cell(decimals(line.rank()));
    if (board.hasCourses()) {
      cell(decimals(line.areaRank()));
    }
    cell(place == 0 || Double.isNaN(line.behind()) ? "" : Chart.text("%.3f", line.behind()));
    cell(place == 0 ? "" : Chart.text("%.2g", line.p()));
    cell(Integer.toString(line.instances()));
    cell(Integer.toString(line.trials()));
    html.append("</tr>\n");
  }

  private void cell(String text) {
    html.append("<td>").append(Html.escaped(text)).append("</td>");
  }

  private static String with(double value, Bounds bounds) {
    return Chart.text("%.3f [%.3f, %.3f]", value, bounds.low(), bounds.high());
  }

  private static String decimals(OptionalDouble value) {
    return value.isPresent() ? Chart.text("%.2f", value.getAsDouble()) : "–";
  }

  private void figure(String title, String drawing, String words) {
    html.append("<figure><h3>").append(title).append("</h3>\n").append(drawing);
    html.append("<figcaption>").append(Html.escaped(words)).append("</figcaption></figure>\n");
  }

  private void ranks(String title, Friedman test) {
    figure(
        title,
        RankDiagram.svg(board.methods(), test),
        Chart.text(
            "Friedman's chi squared %.2f, p %.2g, over %d instances. Lines: half the critical"
                + " difference to either side; bars at the right join what Nemenyi's test (5 %%)"
                + " does not tell apart.",
            test.chiSquared(), test.p(), board.common()));
  }

  private List<String> drawn() {
    return board.methods().subList(0, Math.min(MOST_LINES, board.methods().size()));
  }

  private Chart.Axis budget() {
    OptionalDouble budget = board.budget();
    DoubleFunction<String> calls = share -> Numbers.brief(Math.rint(share * budget.orElse(1)));
    DoubleFunction<String> percent = share -> Chart.text("%.0f %%", 100 * share);
    return new Chart.Axis(
        budget.isPresent() ? "calls" : "share of the budget",
        0,
        1,
        budget.isPresent() && budget.getAsDouble() >= 4 ? calls : percent);
  }

  private String curves() {
    List<List<Point>> all = drawn().stream().map(board::curve).toList();
    double low =
        all.stream()
            .flatMap(List::stream)
            .mapToDouble(point -> point.bounds().low())
            .min()
            .orElse(0);
    double from = low > -NEARLY ? 0 : low > -THIRD ? -THIRD : -1;
    Chart chart =
        new Chart(budget(), new Chart.Axis("score", from, 1, value -> Chart.text("%.2f", value)));
    for (int i = Math.min(Chart.COLOURS, all.size()) - 1; i >= 0; i--) {
      chart.band(i, all.get(i));
    }
    lines(chart, all);
    return chart.svg();
  }

  private void lines(Chart chart, List<List<Point>> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      chart.line(i, board.methods().get(i), all.get(i));
    }
  }

  private String solved() {
    Chart.Axis across =
        board.hasCourses()
            ? budget()
            : new Chart.Axis("score at the end", 0, 1, value -> Chart.text("%.2f", value));
    Chart chart =
        new Chart(
            across,
            new Chart.Axis("share solved", 0, 1, value -> Chart.text("%.0f %%", 100 * value)));
    lines(chart, drawn().stream().map(board::solved).toList());
    return chart.svg();
  }

  private String solvedWords() {
    return board.hasCourses()
        ? "Share of all trials and targets (scores of 0.1 to 0.9, 0.95, 0.99 and 1) that were"
            + " reached."
        : "Share of trials that end at a score or above.";
  }

  private void costs() {
    List<String> names = board.costNames();
    if (names.isEmpty()) {
      return;
    }
    List<Standing> standings = board.standings();
    html.append("<h2>Cost</h2>\n<p>Means for each trial.</p>\n<div class=\"charts\">\n");
    for (String name : names) {
      html.append("<figure><h3>").append(Html.escaped(words(name))).append("</h3>\n");
      html.append(
          BarRows.svg(
              name,
              standings.stream().map(line -> bar(line, name, standings.indexOf(line))).toList()));
      html.append("</figure>\n");
    }
    html.append("</div>\n");
  }

  private static BarRows.Bar bar(Standing line, String name, int place) {
    Double value = line.costs().get(name);
    return new BarRows.Bar(
        (place + 1) + " " + line.method(),
        value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
        "bar " + Chart.series(place));
  }

  private static String words(String name) {
    return switch (name) {
      case "tried" -> "calls, tried edits included";
      case "calls" -> "calls of the evaluator";
      case "model_calls" -> "calls of a model";
      case "usd" -> "US dollars";
      default -> name;
    };
  }
}
