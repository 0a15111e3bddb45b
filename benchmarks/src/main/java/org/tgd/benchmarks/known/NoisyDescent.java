package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.core.Step;

/** E2: the same at condition 1 with noise on the magnitudes. */
final class NoisyDescent implements Experiment {
  private static final int STEPS = 30;
  private static final int DIMENSION = 2;
  private static final double[] START = {2, 2};

  @Override
  public String id() {
    return "E2";
  }

  @Override
  public String title() {
    return "quadratic, gradient with noise sigma: mean squared error after 30 steps of size eta";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (double eta : new double[] {.1, .3, .6}) {
      for (double sigma : new double[] {.1, .5, 1}) {
        cells.add(() -> List.of(row(eta, sigma, effort)));
      }
    }
    return cells;
  }

  private Row row(double eta, double sigma, Effort effort) {
    Place place = new Place(id(), "eta=" + eta + " sigma=" + sigma, "squared error");
    return Row.noisy(
        place, Relation.EQUAL, predicted(eta, sigma), effort.each(seed -> seen(eta, sigma, seed)));
  }

  private static double predicted(double eta, double sigma) {
    double decay = Math.pow(1 - eta, 2.0 * STEPS);
    double start = Arrays.stream(START).map(x -> x * x).sum();
    return decay * start + eta * sigma * sigma * DIMENSION / (2 - eta) * (1 - decay);
  }

  private static double seen(double eta, double sigma, long seed) {
    Quadratic problem = Quadratic.round(DIMENSION);
    List<Step> steps =
        Trial.of(
                problem,
                problem.critic(Knobs.NONE.withNoise(sigma), seed),
                VectorEditors.descending(eta, 12))
            .steps(STEPS, VectorText.rounded(START, 0));
    return 2 * steps.get(steps.size() - 1).loss();
  }
}
