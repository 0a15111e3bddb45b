package org.tgd.radiotherapy.draw;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tgd.core.report.Html;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/** Cumulative dose-volume curves as SVG: per cent of the volume at or above a dose in Gy. */
public final class DvhChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 45;
  private static final int BOTTOM = 35;
  private static final int LEGEND = 150;
  private static final String[] COLOURS = {
    "#777777", "#d62728", "#ff7f0e", "#8c564b", "#1f77b4", "#2ca02c", "#9467bd", "#17becf"
  };

  private DvhChart() {}

  /** The colour of the n-th structure of a case, counted from 0, as 0xRRGGBB. */
  static int colour(int structure) {
    return Integer.parseInt(COLOURS[structure % COLOURS.length].substring(1), 16);
  }

  /** The curves of one plan with its goals. */
  public static String svg(Plan plan, PlanScale scale) {
    return svg(List.of(plan), scale);
  }

  /**
   * The curves of several plans of one patient: the last solid and with the marks of its goals,
   * those before it dashed.
   *
   * @param plans the plans, at least one
   * @param scale what turns relative doses and absolute volumes of goals into Gy and per cent
   */
  public static String svg(List<Plan> plans, PlanScale scale) {
    double top = 1;
    for (Plan plan : plans) {
      for (double[] doses : plan.doses().values()) {
        top = Math.max(top, plan.score().doseFactor() * Arrays.stream(doses).max().orElse(0));
      }
    }
    top = Math.min(Math.ceil(top / 10) * 10, 200);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.append(" font-family=\"sans-serif\" font-size=\"11\" role=\"img\">");
    axes(svg, top);
    frame(svg);
    for (int p = 0; p < plans.size(); p++) {
      curves(svg, plans.get(p), p == plans.size() - 1, top);
    }
    marks(svg, plans.get(plans.size() - 1), scale, top);
    legend(svg, new ArrayList<>(plans.get(0).doses().keySet()));
    return svg.append("</svg>").toString();
  }

  private static void axes(StringBuilder svg, double top) {
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(percent);
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>"
              .formatted(
                  LEFT, WIDTH - LEGEND, PlanEvaluator.fixed(y, 1), PlanEvaluator.fixed(y, 1)));
      svg.append(
          "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%d</text>"
              .formatted(LEFT - 5, PlanEvaluator.fixed(y + 4, 1), percent));
    }
    for (int gray = 0; gray <= top; gray += 10) {
      double x = x(gray, top);
      svg.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>"
              .formatted(PlanEvaluator.fixed(x, 1), HEIGHT - BOTTOM + 15, gray));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\">dose in Gy</text>".formatted((WIDTH - LEGEND) / 2, HEIGHT - 5));
    svg.append("<text x=\"5\" y=\"10\">volume in per cent</text>");
  }

  private static void frame(StringBuilder svg) {
    svg.append(
        "<path d=\"M%d 15V%dH%d\" fill=\"none\" stroke=\"#555\"/>"
            .formatted(LEFT, HEIGHT - BOTTOM, WIDTH - LEGEND));
  }

  private static double x(double gray, double top) {
    return LEFT + gray / top * (WIDTH - LEGEND - LEFT);
  }

  private static double y(double percent) {
    return HEIGHT - BOTTOM - percent / 100 * (HEIGHT - BOTTOM - 15);
  }

  private static void curves(StringBuilder svg, Plan plan, boolean solid, double top) {
    int colour = 0;
    for (Map.Entry<String, double[]> entry : plan.doses().entrySet()) {
      double[] sorted = entry.getValue().clone();
      Arrays.sort(sorted);
      svg.append("<polyline fill=\"none\" stroke=\"");
      svg.append(COLOURS[colour++ % COLOURS.length]).append("\" stroke-width=\"1.5\"");
      svg.append(solid ? "" : " stroke-dasharray=\"4 3\"").append(" points=\"");
      int below = 0;
      for (double gray = 0; gray <= top; gray += 0.5) {
        while (below < sorted.length && sorted[below] * plan.score().doseFactor() < gray) {
          below++;
        }
        double percent = 100.0 * (sorted.length - below) / sorted.length;
        svg.append(PlanEvaluator.fixed(x(gray, top), 1)).append(',');
        svg.append(PlanEvaluator.fixed(y(percent), 1)).append(' ');
      }
      svg.append("\"/>");
    }
  }

  /** A goal beyond the paper is not drawn; the table of goals has it. */
  private static void marks(StringBuilder svg, Plan plan, PlanScale scale, double top) {
    List<String> names = new ArrayList<>(plan.doses().keySet());
    for (PlanScore.Line line : plan.score().lines()) {
      String structure = line.goal().structure();
      GoalMarks.place(line.goal(), plan.doses().get(structure).length, scale)
          .filter(at -> at.x <= top)
          .map(at -> new Point2D.Double(x(at.x, top), y(at.y)))
          .ifPresent(
              at ->
                  svg.append(
                      GoalMarks.svg(line, at, COLOURS[names.indexOf(structure) % COLOURS.length])));
    }
  }

  private static void legend(StringBuilder svg, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int y = 25 + 16 * i;
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>"
              .formatted(
                  WIDTH - LEGEND + 10, WIDTH - LEGEND + 30, y, y, COLOURS[i % COLOURS.length]));
      svg.append(
          "<text x=\"%d\" y=\"%d\">%s</text>"
              .formatted(WIDTH - LEGEND + 35, y + 4, Html.escaped(names.get(i))));
    }
  }
}
