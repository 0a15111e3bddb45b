package org.tgd.radiotherapy.draw;

import static java.util.Objects.requireNonNull;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Pictures;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/**
 * Draws the cumulative dose-volume curves of a text of weights for models that can see: per cent of
 * the volume at or above a dose in Gy. Thread-safe.
 */
public final class DvhPicture implements Pictures {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  private static final int LEFT = 42;
  private static final int RIGHT = WIDTH - 140;
  private static final int TOP = 12;
  private static final int BOTTOM = HEIGHT - 34;
  private static final double STEP_GY = 0.5;

  private final PlanEvaluator evaluator;

  /** Pictures of the plans that an evaluator solves. */
  public DvhPicture(PlanEvaluator evaluator) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
  }

  @Override
  public String words() {
    return "the dose-volume histogram of its plan: per cent of each structure's volume at or above"
        + " a dose in Gy";
  }

  @Override
  public Optional<Image> of(String weights) {
    return evaluator.deliverable(weights).map(DvhPicture::drawn);
  }

  private static Image drawn(Plan plan) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = image.createGraphics();
    try {
      to.setColor(Color.WHITE);
      to.fillRect(0, 0, WIDTH, HEIGHT);
      to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      to.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
      double top = topGy(plan);
      axes(to, top);
      curves(to, plan, top);
    } finally {
      to.dispose();
    }
    return Image.of(image);
  }

  private static double topGy(Plan plan) {
    double top =
        plan.doses().values().stream().flatMapToDouble(Arrays::stream).max().orElse(1)
            * plan.score().doseFactor();
    return Math.min(Math.ceil(Math.max(1, top) / 10) * 10, 200);
  }

  private static void axes(Graphics2D to, double top) {
    for (int percent = 0; percent <= 100; percent += 20) {
      int y = (int) Math.round(y(percent));
      to.setColor(Color.LIGHT_GRAY);
      to.drawLine(LEFT, y, RIGHT, y);
      to.setColor(Color.BLACK);
      to.drawString(percent + " %", 4, y + 4);
    }
    for (int gray = 0; gray <= top; gray += 10) {
      to.drawString(Integer.toString(gray), (int) Math.round(x(gray, top)) - 6, BOTTOM + 14);
    }
    to.drawString("dose in Gy", (LEFT + RIGHT) / 2 - 30, HEIGHT - 5);
  }

  private static void curves(Graphics2D to, Plan plan, double top) {
    to.setStroke(new BasicStroke(1.6f));
    int structure = 0;
    for (Map.Entry<String, double[]> each : plan.doses().entrySet()) {
      to.setColor(new Color(DvhChart.colour(structure)));
      to.draw(curve(each.getValue(), plan.score().doseFactor(), top));
      to.drawString(each.getKey(), RIGHT + 8, TOP + 12 + 16 * structure);
      structure++;
    }
  }

  private static Path2D curve(double[] doses, double factor, double top) {
    double[] sorted = doses.clone();
    Arrays.sort(sorted);
    Path2D path = new Path2D.Double();
    int below = 0;
    for (double gray = 0; gray <= top; gray += STEP_GY) {
      while (below < sorted.length && sorted[below] * factor < gray) {
        below++;
      }
      double y = y(100.0 * (sorted.length - below) / sorted.length);
      if (gray == 0) {
        path.moveTo(x(0, top), y);
      } else {
        path.lineTo(x(gray, top), y);
      }
    }
    return path;
  }

  private static double x(double gray, double top) {
    return LEFT + gray / top * (RIGHT - LEFT);
  }

  private static double y(double percent) {
    return BOTTOM - percent / 100 * (BOTTOM - TOP);
  }
}
