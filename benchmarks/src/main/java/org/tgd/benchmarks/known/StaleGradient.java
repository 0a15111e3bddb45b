package org.tgd.benchmarks.known;

import java.util.List;
import java.util.stream.Stream;
import org.tgd.core.Step;

/** E5: the critic answers for the value of some steps ago. */
final class StaleGradient implements Experiment {
  private static final int STEPS = 240;

  /** Several periods of the slowest oscillation, which has 2 (2 delay + 1) steps. */
  private static final int WINDOW = 36;

  private static final double LARGEST = 2.5;
  private static final int HALVINGS = 9;
  private static final double TOLERANCE = 0.01;

  @Override
  public String id() {
    return "E5";
  }

  @Override
  public String title() {
    return "gradient that is tau steps old: the largest step size at which the walk still settles";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return Stream.of(0, 1, 2, 4).<Cell>map(delay -> () -> List.of(row(delay))).toList();
  }

  private Row row(int delay) {
    double predicted = 2 * Math.sin(Math.PI / (2 * (2 * delay + 1)));
    return Row.near(
        new Place(id(), "tau=" + delay, "step size"),
        predicted,
        threshold(delay),
        TOLERANCE * predicted);
  }

  private static double threshold(int delay) {
    double stable = 0;
    double unstable = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double eta = (stable + unstable) / 2;
      if (isStable(delay, eta)) {
        stable = eta;
      } else {
        unstable = eta;
      }
    }
    return (stable + unstable) / 2;
  }

  private static boolean isStable(int delay, double eta) {
    Quadratic problem = Quadratic.round(1);
    List<Step> steps =
        Trial.of(
                problem,
                problem.critic(Knobs.NONE.withStale(delay), 1),
                VectorEditors.descending(eta, 12))
            .steps(STEPS, "x[0] = 1");
    if (steps.size() <= STEPS) { // it stands still at the minimum
      return true;
    }
    int last = steps.size();
    return largest(steps.subList(last - WINDOW, last)) < largest(steps.subList(60, 60 + WINDOW));
  }

  private static double largest(List<Step> steps) {
    return steps.stream().mapToDouble(Step::loss).max().orElseThrow();
  }
}
