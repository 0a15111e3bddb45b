package org.tgd.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;

/** The loss of every candidate and of the best so far over the steps, as SVG. */
final class LossCurve {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 260;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 36;
  private static final int TICKS = 4;

  /** Of more candidates than this the line alone is drawn. */
  private static final int MOST_DOTS = 1000;

  private final List<Judged> steps;
  private final double low;
  private final double high;
  private final int last;

  private LossCurve(List<Judged> steps, int taken) {
    this.steps = steps;
    double min = steps.stream().mapToDouble(Judged::loss).min().orElse(0);
    double max = steps.stream().mapToDouble(Judged::loss).max().orElse(1);
    double margin = max > min ? (max - min) * 0.05 : Math.max(Math.abs(max) * 0.05, 1e-6);
    this.low = min - margin;
    this.high = max + margin;
    this.last = Math.max(1, taken);
  }

  /**
   * The curve; refused candidates have no loss and are left out.
   *
   * @param steps the judged candidates
   * @param taken the number of steps taken, those without candidates included
   */
  static String svg(List<Judged> steps, int taken) {
    return new LossCurve(
            steps.stream().filter(each -> Double.isFinite(each.loss())).toList(), taken)
        .draw();
  }

  /** The best so far of several runs; the line of run i has the class {@code run i}. */
  static String overlay(List<List<Judged>> runs, int taken) {
    List<List<Judged>> drawn =
        runs.stream()
            .map(run -> run.stream().filter(each -> Double.isFinite(each.loss())).toList())
            .toList();
    var curve = new LossCurve(drawn.stream().flatMap(List::stream).toList(), taken);
    StringBuilder svg = curve.open();
    for (int i = 0; i < drawn.size(); i++) {
      svg.append("<polyline class=\"best run").append(i).append("\" points=\"");
      svg.append(curve.bestSoFar(drawn.get(i))).append("\"/>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private StringBuilder open() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg class=\"curve\" role=\"img\" aria-label=\"loss by step\""
                + " viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            WIDTH, HEIGHT));
    axes(svg);
    return svg;
  }

  private String draw() {
    StringBuilder svg = open();
    svg.append("<polyline class=\"best\" points=\"").append(bestSoFar(steps)).append("\"/>\n");
    for (Judged each : steps.size() > MOST_DOTS ? List.<Judged>of() : steps) {
      svg.append(
          text(
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>step %d: %s</title>"
                  + "</circle>%n",
              each.accepted() ? "kept" : "left",
              x(each.index()),
              y(each.loss()),
              each.index(),
              Numbers.brief(each.loss())));
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int i = 0; i <= TICKS; i++) {
      double value = low + (high - low) * i / TICKS;
      svg.append(
          text(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value),
              LEFT - 6,
              y(value) + 4,
              Numbers.brief(value)));
    }
    int stride = Math.max(1, (int) Math.ceil(last / 10.0));
    for (int step = 0; step <= last; step += stride) {
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
              x(step), HEIGHT - BOTTOM + 18, step));
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">step</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4));
  }

  private String bestSoFar(List<Judged> run) {
    List<String> points = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Judged each : run) {
      if (each.loss() < best) {
        if (!points.isEmpty()) {
          points.add(text("%.1f,%.1f", x(each.index()), y(best)));
        }
        best = each.loss();
        points.add(text("%.1f,%.1f", x(each.index()), y(best)));
      }
    }
    if (!points.isEmpty()) {
      points.add(text("%.1f,%.1f", x(last), y(best)));
    }
    return String.join(" ", points);
  }

  private double x(int step) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * step / last;
  }

  private double y(double loss) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - loss) / (high - low);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
