package org.tgd.workbench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.tgd.benchmarks.known.Row;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;

/** Measured over predicted numbers, both axes logarithmic, as SVG. */
final class PredictionPlot {
  private static final int SIZE = 480;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final int MARGIN = 12;
  private static final int STANDARD_ERRORS = 4;

  private final List<Row> rows;
  private final int low;
  private final int high;

  private PredictionPlot(List<Row> rows) {
    this.rows = rows;
    double[] all =
        rows.stream()
            .flatMapToDouble(row -> DoubleStream.of(row.predicted(), row.measured()))
            .map(Math::log10)
            .toArray();
    this.low = (int) Math.floor(DoubleStream.of(all).min().orElse(0));
    this.high = Math.max(low + 1, (int) Math.ceil(DoubleStream.of(all).max().orElse(1)));
  }

  /** The plot of all rows whose numbers are positive. */
  static String svg(List<Row> rows) {
    return new PredictionPlot(
            rows.stream().filter(row -> row.predicted() > 0 && row.measured() > 0).toList())
        .draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg class=\"curve\" role=\"img\" aria-label=\"measured by predicted\""
                + " viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            SIZE, SIZE));
    for (int decade = low; decade <= high; decade++) {
      grid(svg, decade);
    }
    svg.append(
        text(
            "<line class=\"best\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x(low), y(low), x(high), y(high)));
    rows.forEach(row -> point(svg, row));
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">predicted</text>%n",
            SIZE / 2, SIZE - 4));
    svg.append(
        text(
            "<text x=\"12\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 12 %d)\">"
                + "measured</text>%n",
            SIZE / 2, SIZE / 2));
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg, int decade) {
    String label = Numbers.brief(Math.pow(10, decade));
    svg.append(
        text(
            "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                + "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
            x(low), x(high), y(decade), y(decade), x(decade), x(decade), y(low), y(high)));
    svg.append(
        text(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
            x(low) - 6, y(decade) + 4, label, x(decade), y(low) + 16, label));
  }

  private void point(StringBuilder svg, Row row) {
    double at = x(Math.log10(row.predicted()));
    double reach = STANDARD_ERRORS * row.standardError();
    double least = Math.max(row.measured() - reach, Math.pow(10, low));
    double most = Math.min(row.measured() + reach, Math.pow(10, high));
    svg.append(
        text(
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\"/>"
                + "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title>"
                + "</circle>%n",
            at,
            at,
            y(Math.log10(least)),
            y(Math.log10(most)),
            row.met() ? "kept" : "left",
            at,
            y(Math.log10(row.measured())),
            title(row)));
  }

  private static String title(Row row) {
    return Html.escaped(
        "%s %s, %s: predicted %s %s, measured %s"
            .formatted(
                row.experiment(),
                row.setting(),
                row.quantity(),
                row.relation().sign(),
                Numbers.brief(row.predicted()),
                Numbers.brief(row.measured())));
  }

  private double x(double decade) {
    return LEFT + (SIZE - LEFT - MARGIN) * (decade - low) / (high - low);
  }

  private double y(double decade) {
    return MARGIN + (SIZE - MARGIN - BOTTOM) * (high - decade) / (high - low);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
