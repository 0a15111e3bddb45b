package org.tgd.chem.docking.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tgd.core.report.Html;

/** Affinity against druglikeness of all docked molecules with their Pareto front, as SVG. */
final class ParetoChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;

  private final List<Point> points;
  private final double low;
  private final double high;

  /**
   * A molecule.
   *
   * @param affinity kcal/mol, lower is better
   * @param qed druglikeness, higher is better
   * @param title what is shown when it is pointed at
   * @param kind {@code kept}, {@code left} or {@code drug}
   */
  record Point(double affinity, double qed, String title, String kind) {
    /** Whether no other point is at least as good in both and better in one. */
    boolean isOnFront(List<Point> all) {
      return all.stream()
          .noneMatch(
              other ->
                  other.affinity <= affinity
                      && other.qed >= qed
                      && (other.affinity < affinity || other.qed > qed));
    }
  }

  private ParetoChart(List<Point> points) {
    this.points = points;
    double least = points.stream().mapToDouble(Point::affinity).min().orElse(-1);
    double most = points.stream().mapToDouble(Point::affinity).max().orElse(0);
    this.low = Math.floor(least - 0.3);
    this.high = Math.max(low + 1, Math.ceil(most + 0.3));
  }

  /** The chart: affinity to the right is better, druglikeness upwards. */
  static String svg(List<Point> points) {
    return new ParetoChart(points).draw();
  }

  /** The molecules that are on the front, by affinity; a drug to compare with is none of them. */
  static List<Point> front(List<Point> points) {
    List<Point> own = points.stream().filter(each -> !each.kind().equals("drug")).toList();
    return own.stream()
        .filter(each -> each.isOnFront(own))
        .sorted(Comparator.comparingDouble(Point::affinity))
        .toList();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg class=\"curve pareto\" role=\"img\" aria-label=\"affinity and QED\""
                + " viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            WIDTH, HEIGHT));
    axes(svg);
    svg.append("<polyline class=\"best\" points=\"").append(stairs()).append("\"/>\n");
    for (Point each : points) {
      double x = x(each.affinity());
      double y = y(each.qed());
      String title = "<title>" + Html.escaped(each.title()) + "</title>";
      svg.append(
          each.kind().equals("drug")
              ? text(
                  "<path class=\"drug\" d=\"M%.1f %.1fl7 7l-7 7l-7 -7z\">%s</path>%n",
                  x, y - 7, title)
              : text(
                  "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\">%s</circle>%n",
                  each.kind(), x, y, title));
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int i = 0; i <= 5; i++) {
      svg.append(
          text(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n",
              LEFT, WIDTH - RIGHT, y(i / 5.0), y(i / 5.0), LEFT - 6, y(i / 5.0) + 4, i / 5.0));
    }
    int stride = (int) Math.max(1, Math.ceil((high - low) / 12));
    for (int kcal = (int) low; kcal <= high; kcal += stride) {
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
              x(kcal), HEIGHT - BOTTOM + 16, kcal < 0 ? "−" + -kcal : kcal));
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">affinity, kcal/mol (better to the"
                + " right)</text><text transform=\"translate(12 %d) rotate(-90)\""
                + " text-anchor=\"middle\">QED</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, (TOP + HEIGHT - BOTTOM) / 2));
  }

  private String stairs() {
    List<String> corners = new ArrayList<>();
    List<Point> front = front(points);
    for (int k = 0; k < front.size(); k++) {
      if (k > 0) {
        corners.add(text("%.1f,%.1f", x(front.get(k).affinity()), y(front.get(k - 1).qed())));
      }
      corners.add(text("%.1f,%.1f", x(front.get(k).affinity()), y(front.get(k).qed())));
    }
    return String.join(" ", corners);
  }

  private double x(double affinity) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (high - affinity) / (high - low);
  }

  private double y(double qed) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - qed);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
