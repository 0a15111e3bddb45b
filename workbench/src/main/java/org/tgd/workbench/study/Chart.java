package org.tgd.workbench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tgd.benchmarks.board.Board.Point;
import org.tgd.core.report.Html;
import org.tgd.workbench.report.AxisText;

/**
 * Lines over shares from 0 to 1 as SVG, each with its band and its number at the end. Drawn for 360
 * points, so that a narrow screen shows letters at their size.
 */
final class Chart {
  /** Lines beyond these have no colour of their own. */
  static final int COLOURS = 8;

  private static final int WIDTH = 360;
  private static final int HEIGHT = 236;
  private static final int LEFT = 38;
  private static final int RIGHT = 28;
  private static final int TOP = 10;
  private static final int BOTTOM = 36;
  private static final double LETTER_WIDTH = 6;
  private static final int TICKS = 4;
  private static final int LETTER = 11;

  private final Axis across;
  private final Axis up;
  private final StringBuilder svg = new StringBuilder();
  private final List<End> ends = new ArrayList<>();

  /**
   * An axis.
   *
   * @param name what it shows
   * @param low its lower end
   * @param high its upper end, above the lower one
   * @param tick a value of it in words
   */
  record Axis(String name, double low, double high, DoubleFunction<String> tick) {}

  private record End(int series, double y) {}

  Chart(Axis across, Axis up) {
    this.across = across;
    this.up = up;
    svg.append(
        text(
            "<svg class=\"chart\" role=\"img\" aria-label=\"%s by %s\" viewBox=\"0 0 %d %d\""
                + " xmlns=\"http://www.w3.org/2000/svg\">%n",
            Html.escaped(up.name()), Html.escaped(across.name()), WIDTH, HEIGHT));
    for (int i = 0; i <= TICKS; i++) {
      ticks(i / (double) TICKS);
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, Html.escaped(across.name())));
  }

  private void ticks(double share) {
    double x = LEFT + (WIDTH - LEFT - RIGHT) * share;
    double y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    String tick = up.tick().apply(up.low() + (up.high() - up.low()) * share);
    svg.append(
        text(
            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\""
                + " y=\"%.1f\" text-anchor=\"end\"%s>%s</text><text x=\"%.1f\" y=\"%d\""
                + " text-anchor=\"middle\">%s</text>%n",
            LEFT,
            WIDTH - RIGHT,
            y,
            y,
            LEFT - 5,
            y + 4,
            AxisText.pressed(tick, LEFT - 6, LETTER_WIDTH),
            Html.escaped(tick),
            x,
            HEIGHT - BOTTOM + 15,
            Html.escaped(
                across.tick().apply(across.low() + (across.high() - across.low()) * share))));
  }

  /** The class of a line: a colour, or none of its own. */
  static String series(int number) {
    return number < COLOURS ? "s" + number : "sx";
  }

  /** The band of a line. */
  void band(int number, List<Point> points) {
    List<Point> back = new ArrayList<>(points);
    Collections.reverse(back);
    svg.append(
        text(
            "<polygon class=\"band %s\" points=\"%s %s\"/>%n",
            series(number),
            path(points, point -> point.bounds().high()),
            path(back, point -> point.bounds().low())));
  }

  /**
   * A line.
   *
   * @param number its place, from 0, which is written at its end plus 1
   * @param name what it is
   */
  void line(int number, String name, List<Point> points) {
    svg.append(
        text(
            "<polyline class=\"line %s\" points=\"%s\"><title>%d %s</title></polyline>%n",
            series(number), path(points, Point::mean), number + 1, Html.escaped(name)));
    ends.add(new End(number, y(points.get(points.size() - 1).mean())));
  }

  private String path(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream()
        .map(point -> text("%.1f,%.1f", x(point.share()), y(value.applyAsDouble(point))))
        .collect(Collectors.joining(" "));
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - across.low()) / (across.high() - across.low());
  }

  private double y(double given) {
    double value = Math.max(up.low(), given);
    return TOP + (HEIGHT - TOP - BOTTOM) * (up.high() - value) / (up.high() - up.low());
  }

  /** The whole drawing; numbers at ends that would cover each other stand apart. */
  String svg() {
    ends.sort(Comparator.comparingDouble(End::y).thenComparingInt(End::series));
    double last = Double.NEGATIVE_INFINITY;
    int column = 0;
    for (End end : ends) {
      boolean covered = end.y() - last < LETTER;
      column = covered ? column + 1 : 0;
      last = covered ? last : end.y();
      if (column < 2) {
        svg.append(
            text(
                "<text class=\"%s\" x=\"%d\" y=\"%.1f\">%d</text>%n",
                series(end.series()), WIDTH - RIGHT + 3 + 13 * column, last + 4, end.series() + 1));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
