package org.tgd.workbench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.core.report.Html;

/**
 * A critical-difference diagram (Demšar, J. Mach. Learn. Res. 7, 1, 2006), a row for each method
 * from the best mean rank on; bars at the right join those that Nemenyi's test does not tell apart.
 */
final class RankDiagram {
  private static final int WIDTH = 360;
  private static final int LEFT = 10;
  private static final int AXIS = 52;
  private static final int ROW = 30;
  private static final int BAR = 7;
  private static final int MOST = 40;

  private final List<String> methods;
  private final Friedman test;
  private final List<Integer> order;
  private final List<int[]> groups;
  private final StringBuilder svg = new StringBuilder();

  private RankDiagram(List<String> methods, Friedman test) {
    this.methods = methods;
    this.test = test;
    this.order =
        IntStream.range(0, methods.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> test.meanRanks().get(i)))
            .limit(MOST)
            .toList();
    this.groups =
        groups(order.stream().map(test.meanRanks()::get).toList(), test.criticalDifference());
  }

  /**
   * The diagram.
   *
   * @param methods in the order of the leaderboard, whose numbers are shown
   * @param test their mean ranks
   */
  static String svg(List<String> methods, Friedman test) {
    return new RankDiagram(methods, test).draw();
  }

  /**
   * The longest runs of ranks that lie within a difference, two ranks or more each.
   *
   * @param ranks ascending
   * @return first and last place of each run
   */
  static List<int[]> groups(List<Double> ranks, double difference) {
    List<int[]> groups = new ArrayList<>();
    int reached = -1;
    for (int i = 0; i < ranks.size(); i++) {
      int j = i;
      while (j + 1 < ranks.size() && ranks.get(j + 1) - ranks.get(i) <= difference) {
        j++;
      }
      if (j > i && j > reached) {
        groups.add(new int[] {i, j});
        reached = j;
      }
    }
    return groups;
  }

  private double right() {
    return WIDTH - 10.0 - BAR * groups.size();
  }

  private double x(double rank) {
    double span = Math.max(1, methods.size() - 1.0);
    return LEFT + (right() - LEFT) * (rank - 1) / span;
  }

  private String draw() {
    int height = AXIS + ROW * order.size() + 4;
    svg.append(
        Chart.text(
            "<svg class=\"chart ranks\" role=\"img\" aria-label=\"mean ranks with the critical"
                + " difference\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            WIDTH, height));
    ruler();
    axis(height);
    for (int row = 0; row < order.size(); row++) {
      method(row);
    }
    for (int i = 0; i < groups.size(); i++) {
      double at = right() + 8 + BAR * i;
      svg.append(
          Chart.text(
              "<line class=\"group\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
              at, at, AXIS + ROW * groups.get(i)[0] + 6, AXIS + ROW * groups.get(i)[1] + 26));
    }
    return svg.append("</svg>\n").toString();
  }

  private void ruler() {
    double from = x(1);
    double to = Math.min(WIDTH - 2.0, x(1 + test.criticalDifference()));
    svg.append(
        Chart.text(
            "<text x=\"%d\" y=\"11\">critical difference %.2f</text><line class=\"group\""
                + " x1=\"%.1f\" x2=\"%.1f\" y1=\"20\" y2=\"20\"/>%n",
            LEFT, test.criticalDifference(), from, to));
  }

  private void axis(int height) {
    int last = methods.size();
    int stride = Math.max(1, (last + 11) / 12);
    svg.append(
        Chart.text(
            "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
            x(1), x(last), AXIS - 6, AXIS - 6));
    for (int rank = 1; rank <= last; rank += stride) {
      svg.append(
          Chart.text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text><line class=\"grid\""
                  + " x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
              x(rank), AXIS - 12, rank, x(rank), x(rank), AXIS - 6, height - 4));
    }
  }

  private void method(int row) {
    int index = order.get(row);
    double rank = test.meanRanks().get(index);
    double half = test.criticalDifference() / 2;
    int y = AXIS + ROW * row;
    svg.append(
        Chart.text(
            "<text class=\"ink\" x=\"%d\" y=\"%d\">%d %s, %.2f</text>%n",
            LEFT, y + 12, index + 1, Html.escaped(BarRows.cut(methods.get(index))), rank));
    svg.append(
        Chart.text(
            "<line class=\"whisker %s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/><circle"
                + " class=\"dot %s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>%n",
            Chart.series(index),
            Math.max(x(1), x(rank - half)),
            Math.min(x(methods.size()), x(rank + half)),
            y + 20,
            y + 20,
            Chart.series(index),
            x(rank),
            y + 20));
  }
}
