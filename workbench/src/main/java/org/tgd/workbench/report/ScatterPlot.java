package org.tgd.workbench.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tgd.core.eval.Metric.Direction;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/**
 * Candidates by two of their quantities, as SVG; each point is a link. Those that no other beats in
 * both quantities, the Pareto front, are filled and joined.
 */
public final class ScatterPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 90;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 44;

  /** Of the size that narrow screens show. */
  private static final double LETTER = 9.5;

  private static final int TICKS = 4;

  private final Axis across;
  private final Axis up;
  private final StringBuilder svg = new StringBuilder();

  private ScatterPlot(Axis across, Axis up) {
    this.across = across;
    this.up = up;
  }

  /**
   * A quantity that is drawn.
   *
   * @param name its name
   * @param better the direction that is better
   */
  public record Quantity(String name, Direction better) {}

  /**
   * A candidate.
   *
   * @param x its place across, finite
   * @param y its place upwards, finite
   * @param series the number of its run, which gives its colour
   * @param title what it is, not escaped
   * @param link the address that a click leads to, not escaped
   */
  public record Point(double x, double y, int series, String title, String link) {
    /** Checks that nothing is missing. */
    public Point {
      requireNonNull(title, "title");
      requireNonNull(link, "link");
    }
  }

  /** The range of one quantity on the paper. */
  private record Axis(Quantity quantity, double low, double high) {
    static Axis of(Quantity quantity, double[] values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      double margin = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 1e-6);
      return new Axis(quantity, low - margin, high + margin);
    }

    double share(double value) {
      return (value - low) / (high - low);
    }
  }

  /** The plot of points, of which there is at least one. */
  public static String svg(Quantity across, Quantity up, List<Point> points) {
    double[] xs = points.stream().mapToDouble(Point::x).toArray();
    double[] ys = points.stream().mapToDouble(Point::y).toArray();
    return new ScatterPlot(Axis.of(across, xs), Axis.of(up, ys)).draw(points);
  }

  /**
   * The points that no other is at least as good as in both quantities and better than in one, from
   * the best across on; none where one of the quantities has no better direction.
   */
  public static List<Point> front(Quantity across, Quantity up, List<Point> points) {
    if (across.better() == Direction.NEITHER || up.better() == Direction.NEITHER) {
      return List.of();
    }
    double right = across.better() == Direction.LOWER ? 1 : -1;
    double top = up.better() == Direction.LOWER ? 1 : -1;
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparingDouble((Point each) -> right * each.x())
            .thenComparingDouble(each -> top * each.y()));
    List<Point> front = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Point each : sorted) {
      if (top * each.y() < best) {
        front.add(each);
        best = top * each.y();
      }
    }
    return front;
  }

  private String draw(List<Point> points) {
    List<Point> front = front(across.quantity(), up.quantity(), points);
    svg.append(
        text(
            "<svg class=\"curve scatter\" role=\"group\" aria-label=\"%s by %s\""
                + " viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            Html.escaped(up.quantity().name()),
            Html.escaped(across.quantity().name()),
            WIDTH,
            HEIGHT));
    for (int i = 0; i <= TICKS; i++) {
      grid(i / (double) TICKS);
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\"%s<text x=\"16\" y=\"%d\""
                + " text-anchor=\"middle\" transform=\"rotate(-90 16 %d)\"%s",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 6,
            named(across.quantity(), WIDTH - LEFT - RIGHT),
            HEIGHT / 2,
            HEIGHT / 2,
            named(up.quantity(), HEIGHT - 10)));
    StringBuilder line = new StringBuilder();
    front.forEach(each -> line.append(text("%.1f,%.1f ", x(each), y(each))));
    svg.append("<polyline class=\"front\" points=\"").append(line.toString().strip());
    svg.append("\"/>\n");
    points.stream().filter(each -> !front.contains(each)).forEach(each -> point(each, "left"));
    front.forEach(each -> point(each, "kept"));
    return svg.append("</svg>\n").toString();
  }

  /** What an axis shows and which way is better: in words, or by an arrow where room is scarce. */
  private static String named(Quantity quantity, int room) {
    String name = quantity.name();
    String words =
        switch (quantity.better()) {
          case HIGHER -> name + " (higher is better)";
          case LOWER -> name + " (lower is better)";
          case NEITHER -> name;
        };
    String brief =
        switch (quantity.better()) {
          case HIGHER -> name + " ↑";
          case LOWER -> name + " ↓";
          case NEITHER -> name;
        };
    boolean fits = AxisText.pressed(words, room, LETTER).isEmpty();
    return text(
        "%s>%s<title>%s</title></text>%n",
        AxisText.pressed(fits ? words : brief, room, LETTER),
        Html.escaped(fits ? words : brief),
        Html.escaped(words));
  }

  private void grid(double share) {
    String tick = Numbers.brief(up.low() + (up.high() - up.low()) * share);
    double right = LEFT + (WIDTH - LEFT - RIGHT) * share;
    double down = TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    svg.append(
        text(
            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                + "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
            LEFT, WIDTH - RIGHT, down, down, right, right, TOP, HEIGHT - BOTTOM));
    svg.append(
        text(
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\"%s>%s</text>"
                + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
            LEFT - 6,
            down + 4,
            AxisText.pressed(tick, LEFT - 30, LETTER),
            tick,
            right,
            HEIGHT - BOTTOM + 16,
            Numbers.brief(across.low() + (across.high() - across.low()) * share)));
  }

  private double x(Point point) {
    return LEFT + (WIDTH - LEFT - RIGHT) * across.share(point.x());
  }

  private double y(Point point) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - up.share(point.y()));
  }

  private void point(Point point, String kind) {
    String title = Html.escaped(point.title());
    svg.append(
        text(
            "<a href=\"%s\" aria-label=\"%s\"><circle class=\"%s run%d\" cx=\"%.1f\" cy=\"%.1f\""
                + " r=\"5\"><title>%s</title></circle></a>%n",
            Html.escaped(point.link()), title, kind, point.series(), x(point), y(point), title));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
