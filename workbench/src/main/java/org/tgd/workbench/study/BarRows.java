package org.tgd.workbench.study;

import java.util.List;
import java.util.OptionalDouble;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/**
 * Named bars below one another, each name above its bar, so that a narrow screen reads them too.
 */
final class BarRows {
  private static final int WIDTH = 360;
  private static final int ROW = 28;
  private static final int LONGEST = 250;
  private static final int LETTERS = 56;

  private BarRows() {}

  /**
   * A bar.
   *
   * @param name what it is of
   * @param value its length, either sign; none draws a dash
   * @param style the class of its rectangle
   */
  record Bar(String name, OptionalDouble value, String style) {}

  /** The bars as SVG. */
  static String svg(String label, List<Bar> bars) {
    double most =
        bars.stream()
            .filter(bar -> bar.value().isPresent())
            .mapToDouble(bar -> Math.abs(bar.value().getAsDouble()))
            .max()
            .orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        Chart.text(
            "<svg class=\"chart\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\""
                + " xmlns=\"http://www.w3.org/2000/svg\">%n",
            Html.escaped(label), WIDTH, ROW * bars.size() + 4));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(row(bars.get(i), ROW * i, most > 0 ? LONGEST / most : 0));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String row(Bar bar, int top, double scale) {
    double length = bar.value().isPresent() ? scale * Math.abs(bar.value().getAsDouble()) : 0;
    return Chart.text(
        "<text x=\"0\" y=\"%d\">%s</text><rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%.1f\""
            + " height=\"9\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
        top + 11,
        Html.escaped(cut(bar.name())),
        bar.style(),
        top + 15,
        length,
        length + 6,
        top + 24,
        bar.value().isPresent() ? Numbers.brief(bar.value().getAsDouble()) : "–");
  }

  /** A name that fits above a bar. */
  static String cut(String name) {
    return name.length() > LETTERS ? name.substring(0, LETTERS - 2) + " …" : name;
  }
}
