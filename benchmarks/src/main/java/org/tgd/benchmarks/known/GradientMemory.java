package org.tgd.benchmarks.known;

import java.util.List;
import java.util.stream.Stream;
import org.tgd.core.Step;

/** E12: the editor averages over the feedback of the last M steps. */
final class GradientMemory implements Experiment {
  private static final int STEPS = 40;
  private static final int DIMENSION = 2;
  private static final double ETA = 0.3;
  private static final double SIGMA = 0.5;
  private static final double START = 2;

  @Override
  public String id() {
    return "E12";
  }

  @Override
  public String title() {
    return "noisy gradients averaged over M steps at a fixed step size: squared error after 40"
        + " steps, which memory does not lower";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return Stream.of(1, 2, 4, 8).<Cell>map(memory -> () -> List.of(row(memory, effort))).toList();
  }

  private Row row(int memory, Effort effort) {
    return Row.squares(
        new Place(id(), "M=" + memory, "squared error"),
        predicted(memory),
        effort.each(seed -> seen(memory, seed)));
  }

  private static double seen(int memory, long seed) {
    Quadratic problem = Quadratic.round(DIMENSION);
    List<Step> steps =
        Trial.remembering(
                problem,
                problem.critic(Knobs.NONE.withNoise(SIGMA), seed),
                VectorEditors.remembering(ETA, 12),
                memory - 1)
            .steps(STEPS, VectorText.rounded(new double[] {START, START}, 0));
    return 2 * steps.get(steps.size() - 1).loss();
  }

  /**
   * The recursion x_(k+1) = x_k - eta mean of (x_j + noise_j) over the last M steps is linear: the
   * expected square is that of the undisturbed walk, and the noise's variance times the squares of
   * what a single disturbance of each step comes to in the end.
   */
  private static double predicted(int memory) {
    double sum = Math.pow(walk(memory, START, -1), 2);
    for (int disturbed = 0; disturbed < STEPS; disturbed++) {
      sum += SIGMA * SIGMA * Math.pow(walk(memory, 0, disturbed), 2);
    }
    return DIMENSION * sum;
  }

  private static double walk(int memory, double start, int disturbed) {
    double[] stated = new double[STEPS];
    double x = start;
    for (int k = 0; k < STEPS; k++) {
      stated[k] = x + (k == disturbed ? 1 : 0);
      int first = Math.max(0, k + 1 - memory);
      double mean = 0;
      for (int j = first; j <= k; j++) {
        mean += stated[j] / (k + 1 - first);
      }
      x -= ETA * mean;
    }
    return x;
  }
}
