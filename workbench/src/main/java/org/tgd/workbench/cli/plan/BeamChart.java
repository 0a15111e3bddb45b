package org.tgd.workbench.cli.plan;

import java.util.Locale;
import java.util.Map;
import org.tgd.radiotherapy.dose.WaterPhantom;

/** Draws depth doses and profiles of machines side by side as SVG. */
final class BeamChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 330;
  private static final int LEFT = 50;
  private static final int TOP = 40;
  private static final String[] COLORS = {"#0b5fa5", "#c2410c", "#15803d", "#7c3aed"};

  private final StringBuilder svg = new StringBuilder();

  private BeamChart() {}

  /**
   * A chart of the depth dose in percent of its maximum, and of profiles in percent of the axis.
   */
  static String svg(Map<String, WaterPhantom> tanks, double... depthsMm) {
    BeamChart chart = new BeamChart();
    chart.svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%%\""
                + " height=\"100%%\" fill=\"white\"/>\n",
            2 * (WIDTH + LEFT) + 30,
            HEIGHT + TOP + 50 + 18 * tanks.size()));
    chart.panel(LEFT, "depth dose, % of maximum", "depth in mm", 0);
    chart.panel(2 * LEFT + WIDTH + 10, "profiles, % of axis", "mm off the axis", -150);
    int index = 0;
    for (Map.Entry<String, WaterPhantom> entry : tanks.entrySet()) {
      String color = COLORS[index % COLORS.length];
      double[] axis = entry.getValue().centralAxis();
      double top = 0;
      for (double dose : axis) {
        top = Math.max(top, dose);
      }
      chart.curve(LEFT, color, axis, top, WaterPhantom.STEP_MM / 2);
      for (double depth : depthsMm) {
        double[] profile = entry.getValue().profile(depth);
        chart.curve(2 * LEFT + WIDTH + 10, color, profile, profile[profile.length / 2], 0);
      }
      chart.legend(entry.getKey(), color, index++);
    }
    return chart.svg.append("</svg>\n").toString();
  }

  private void panel(int x, String title, String unit, int first) {
    text(x + WIDTH / 2, TOP - 14, "middle", title);
    text(x + WIDTH / 2, TOP + HEIGHT + 34, "middle", unit);
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(percent);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
              x,
              x + WIDTH,
              y,
              y));
      text(x - 6, y + 4, "end", Integer.toString(percent));
    }
    for (int mm = 0; mm <= 300; mm += 50) {
      text(x + mm * WIDTH / 300.0, TOP + HEIGHT + 16, "middle", Integer.toString(first + mm));
    }
  }

  private void curve(int x, String color, double[] values, double whole, double first) {
    svg.append("<polyline fill=\"none\" stroke-width=\"1.4\" stroke=\"")
        .append(color)
        .append("\" points=\"");
    for (int i = 0; i < values.length; i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              x + (first + i * WaterPhantom.STEP_MM) * WIDTH / 300.0,
              y(100 * values[i] / whole)));
    }
    svg.append("\"/>\n");
  }

  private static double y(double percent) {
    return TOP + HEIGHT * (1 - percent / 105);
  }

  private void legend(String name, String color, int index) {
    int y = TOP + HEIGHT + 52 + 18 * index;
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"3\" fill=\"%s\"/>%n",
            LEFT,
            y - 5,
            color));
    text(LEFT + 20, y, "start", name);
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
