package org.tgd.benchmarks.known;

import java.util.List;
import org.tgd.core.Step;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** Rosenbrock's valley (1960) in three dimensions with Armijo's step rule. */
final class Rosenbrock implements Experiment {
  private static final int STEPS = 30;
  private static final double[] START = {-1.2, 1, -0.5};

  private static final Evaluator VALLEY =
      new Evaluator() {
        @Override
        public String purpose() {
          return "computes the height of the valley";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          double loss = value(VectorText.parse(candidate));
          return new Evaluation.Scored(loss, List.of(), "height " + loss, List.of());
        }
      };

  @Override
  public String id() {
    return "rosenbrock";
  }

  @Override
  public String title() {
    return "Rosenbrock's valley, Armijo steps: 30 iterates beside the same steps without text";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return List.of(() -> List.of(row()));
  }

  private Row row() {
    double off = 0;
    double[] x = START;
    for (double[] seen : iterates(START, STEPS)) {
      off = Math.max(off, QuadraticDescent.distance(seen, x));
      x = next(x);
    }
    return Row.fixed(new Place(id(), "d=3", "largest error of an iterate"), Relation.EQUAL, 0, off);
  }

  private static double[] next(double[] x) {
    double[] g = gradient(x);
    double slope = 0;
    for (double each : g) {
      slope += each * each;
    }
    double t = 1;
    while (value(VectorEditors.moved(x, g, t)) > value(x) - 1e-4 * t * slope) {
      t /= 2;
    }
    return VectorEditors.moved(x, g, t);
  }

  /** The iterates of so many steps, the start included. */
  static List<double[]> iterates(double[] start, int steps) {
    Oracle critic =
        new Oracle(
            1,
            (asked, random) ->
                VectorText.prose(gradient(VectorText.parse(asked.variable())), Knobs.NONE, random));
    List<Step> taken =
        Trial.of(VALLEY, critic, VectorEditors.armijo(Rosenbrock::value))
            .steps(steps, VectorText.whole(start));
    return taken.stream().map(step -> VectorText.parse(Trial.text(step))).toList();
  }

  static double value(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  private static double[] gradient(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      g[i] += -400 * x[i] * bend - 2 * (1 - x[i]);
      g[i + 1] += 200 * bend;
    }
    return g;
  }
}
