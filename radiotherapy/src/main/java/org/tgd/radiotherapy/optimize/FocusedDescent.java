package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Descent for plans of many beamlets: quasi-Newton steps in a {@link Focus} that is renewed when
 * steps leave its reach, when it brings little more, or after some dozens of steps.
 */
final class FocusedDescent {
  private static final int STEPS = 25;
  private static final int WINDOW = 3;
  private static final double SLOWEST = 0.95;
  private static final int MOST_STEPS = 20000;
  private static final int MOST_REFUSED = 12;
  private static final double WIDER = 2;
  private static final double HALF = 0.5;
  private static final double MOST = 0.95;
  private static final double SMALLEST_GY = 0.05;
  private static final double FIRST_GY = 4;
  private static final double LONGEST = 4;
  private static final double SMALLEST_SCALE = 1e-6;

  private final PlanFunction function;
  private final SolverSettings settings;
  private final double enough;
  private final double[] x;
  private final double[] dose;
  private final double[] gradient;
  private final double[] scale;
  private final QuasiNewton method;
  private double value;
  private double marginGy = FIRST_GY;
  private int iterations;
  private int visits;

  private FocusedDescent(
      PlanFunction function, double[] start, SolverSettings settings, double enough) {
    this.function = function;
    this.settings = settings;
    this.enough = enough;
    this.x = start.clone();
    this.dose = new double[function.rows()];
    this.gradient = new double[function.size()];
    this.scale = scale(function);
    this.method = new QuasiNewton(scale);
  }

  /**
   * Descends until the value can be expected to fall by less than a share of it.
   *
   * @param enough the share, positive
   */
  static Fluence descend(
      PlanFunction function, double[] start, SolverSettings settings, double enough) {
    FocusedDescent descent = new FocusedDescent(function, start, settings, enough);
    descent.run();
    return descent.end();
  }

  private Fluence end() {
    double projected = ProjectedNewton.projectedGradient(x, gradient);
    StopRule stop = iterations < MOST_STEPS ? StopRule.EXPECTED_GAP : StopRule.ITERATIONS;
    return new Fluence(
        x, new Fluence.Outcome(value, iterations, iterations + visits, projected, stop));
  }

  /** One over the second derivative by each weight if every voxel had a say. */
  private static double[] scale(PlanFunction function) {
    double[] scale = function.fullBend();
    double largest = Arrays.stream(scale).max().orElse(0);
    for (int j = 0; j < scale.length; j++) {
      scale[j] = largest > 0 ? 1 / Math.max(scale[j], SMALLEST_SCALE * largest) : 1;
    }
    return scale;
  }

  private void run() {
    List<Double> values = new ArrayList<>();
    arrive();
    values.add(value);
    int refused = 0;
    while (iterations < MOST_STEPS
        && refused < MOST_REFUSED
        && gap(values) > enough * Math.abs(value)) {
      double before = value;
      int earlier = iterations;
      boolean fresh = method.fresh();
      double[] back = x.clone();
      double promised = before - stay();
      arrive();
      judge(promised, before - value);
      if (iterations == earlier && fresh) {
        return;
      }
      boolean worse = value > before;
      refused = worse ? refused + 1 : 0;
      if (worse) {
        System.arraycopy(back, 0, x, 0, x.length);
        arrive();
      } else {
        values.add(value);
      }
      if (worse || iterations == earlier) {
        method.forget();
      }
      settings
          .progress()
          .iteration(iterations, value, ProjectedNewton.projectedGradient(x, gradient));
    }
  }

  /** Computes doses, value and gradient over all voxels and beamlets. */
  private void arrive() {
    function.dose(x, dose);
    value = function.gradient(x, dose, gradient);
    visits++;
  }

  /** How much lower the value may get, if it goes on as over the last visits. */
  private static double gap(List<Double> values) {
    int last = values.size() - 1;
    if (last < 2 * WINDOW) {
      return Double.POSITIVE_INFINITY;
    }
    double now = values.get(last - WINDOW) - values.get(last);
    double earlier = values.get(last - 2 * WINDOW) - values.get(last - WINDOW);
    double ratio = earlier > 0 ? Math.min(SLOWEST, now / earlier) : SLOWEST;
    return now * ratio / (1 - ratio);
  }

  /** Looks at more voxels where those left out spoilt the gain, at fewer where they did not. */
  private void judge(double promised, double came) {
    if (came < HALF * promised) {
      marginGy *= WIDER;
    } else if (came > MOST * promised) {
      marginGy = Math.max(SMALLEST_GY, marginGy / WIDER);
    }
  }

  /** Takes steps in one focus; the value there. */
  private double stay() {
    int[] columns = IntStream.range(0, x.length).filter(j -> x[j] > 0 || gradient[j] < 0).toArray();
    Focus focus = Focus.of(function, dose, marginGy, columns);
    double[] z = focus.ofBeamlets(x);
    double[] slope = focus.ofBeamlets(gradient);
    double[] at = focus.ofVoxels(dose);
    LineSearch search = new LineSearch(focus.function(), z, at);
    double[] next = new double[z.length];
    double now = value;
    for (int step = 0; step < STEPS; step++) {
      double[] way = method.direction(columns, z, slope);
      double down = Vectors.dot(slope, way);
      double taken = down < 0 ? search.length(way, down, now, longest(z, way)) : 0;
      if (taken == 0) {
        break;
      }
      double[] from = z.clone();
      search.take(taken);
      now = focus.function().gradient(z, at, next);
      learn(columns, from, z, slope, next);
      System.arraycopy(next, 0, slope, 0, slope.length);
      iterations++;
    }
    focus.write(z, x);
    return now;
  }

  private void learn(int[] columns, double[] from, double[] to, double[] slope, double[] next) {
    double[] step = new double[x.length];
    double[] turn = new double[x.length];
    for (int i = 0; i < columns.length; i++) {
      step[columns[i]] = to[i] - from[i];
      turn[columns[i]] = next[i] - slope[i];
    }
    method.learn(step, turn);
  }

  /** The longest step that keeps every weight above zero, within limits. */
  private static double longest(double[] z, double[] way) {
    double longest = LONGEST;
    for (int i = 0; i < z.length; i++) {
      if (way[i] < 0) {
        longest = Math.min(longest, -z[i] / way[i]);
      }
    }
    return Math.max(1, longest);
  }
}
