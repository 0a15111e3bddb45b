package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tgd.core.Step;

/** E1: exact gradients of a quadratic in prose, at the step size that is best. */
final class QuadraticDescent implements Experiment {
  private static final double[] MINIMUM = {0.07, 2.7, -2.14, 2.69};
  private static final double[] START = {-1.13, -0.46, 1.97, -0.54};
  private static final double EPSILON = 1e-8;
  private static final int DECIMALS = 12;

  @Override
  public String id() {
    return "E1";
  }

  @Override
  public String title() {
    return "quadratic, exact gradient: steps until the loss is 1e-8 of the start's, by the bound"
        + " of the condition number";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (double kappa : new double[] {2, 10, 100}) {
      cells.add(() -> rows(kappa));
    }
    return cells;
  }

  private List<Row> rows(double kappa) {
    double[] lambda = IntStream.range(0, 4).mapToDouble(i -> Math.pow(kappa, i / 3.0)).toArray();
    Quadratic problem = new Quadratic(lambda, MINIMUM);
    double eta = 2 / (1 + kappa);
    List<Step> steps =
        trial(problem, eta)
            .until(EPSILON * problem.value(START), VectorText.rounded(START, DECIMALS));
    double off = 0;
    double[] x = START;
    for (Step step : steps) {
      off = Math.max(off, distance(VectorText.parse(Trial.text(step)), x));
      x = VectorEditors.moved(x, problem.gradient(x), eta);
    }
    String setting = String.format(Locale.ROOT, "kappa=%.0f", kappa);
    return List.of(
        Row.fixed(
            new Place(id(), setting, "steps"),
            Relation.AT_MOST,
            bound(kappa),
            steps.get(steps.size() - 1).index()),
        Row.fixed(new Place(id(), setting, "largest error of an iterate"), Relation.EQUAL, 0, off));
  }

  /** The loss falls by ((kappa - 1) / (kappa + 1))^2 a step (Nesterov 2004, theorem 2.1.15). */
  static double bound(double kappa) {
    return Math.ceil(-Math.log(EPSILON) / (2 * Math.log((kappa + 1) / (kappa - 1))));
  }

  private static Trial trial(Quadratic problem, double eta) {
    return Trial.of(
        problem, problem.critic(Knobs.NONE, 1), VectorEditors.descending(eta, DECIMALS));
  }

  /** The iterates of so many steps, the start included. */
  static List<double[]> iterates(Quadratic problem, double eta, double[] start, int steps) {
    return trial(problem, eta).steps(steps, VectorText.rounded(start, DECIMALS)).stream()
        .map(step -> VectorText.parse(Trial.text(step)))
        .toList();
  }

  static double distance(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(i -> Math.abs(x[i] - y[i])).max().orElse(0);
  }
}
