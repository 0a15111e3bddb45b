package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tgd.core.Step;

/** E6: the text holds D decimals only. */
final class TextPrecision implements Experiment {
  private static final int DIMENSION = 4;
  private static final int STEPS = 30;
  private static final double RANGE = 3;

  @Override
  public String id() {
    return "E6";
  }

  @Override
  public String title() {
    return "vectors of D decimals: what is left of the error after 30 steps of size eta, where"
        + " a step that rounds to nothing is the last";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (int decimals = 1; decimals <= 3; decimals++) {
      int mine = decimals;
      cells.add(() -> wholeSteps(mine, effort));
      cells.add(() -> List.of(largest(mine, 0.5, effort)));
    }
    return cells;
  }

  /** With eta = 1 the rounded minimum is reached: its error is uniform up to half a unit. */
  private List<Row> wholeSteps(int decimals, Effort effort) {
    double[] mean =
        effort.each(seed -> Arrays.stream(errors(decimals, 1, seed)).average().orElse(0));
    Place place = new Place(id(), "D=" + decimals + " eta=1", "mean error");
    return List.of(
        largest(decimals, 1, effort), Row.noisy(place, Relation.EQUAL, unit(decimals) / 4, mean));
  }

  private Row largest(int decimals, double eta, Effort effort) {
    double[] most = effort.each(seed -> Arrays.stream(errors(decimals, eta, seed)).max().orElse(0));
    String setting = "D=" + decimals + (eta == 1 ? " eta=1" : " eta=" + eta);
    return Row.fixed(
        new Place(id(), setting, "largest error"),
        Relation.AT_MOST,
        unit(decimals) / 2 / eta,
        Arrays.stream(most).max().orElseThrow());
  }

  private static double unit(int decimals) {
    return Math.pow(10, -decimals);
  }

  private static double[] errors(int decimals, double eta, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] minimum = random.doubles(DIMENSION, -RANGE, RANGE).toArray();
    double[] start = random.doubles(DIMENSION, -RANGE, RANGE).toArray();
    double[] ones = new double[DIMENSION];
    Arrays.fill(ones, 1);
    Quadratic problem = new Quadratic(ones, minimum);
    List<Step> steps =
        Trial.of(problem, problem.critic(Knobs.NONE, seed), VectorEditors.descending(eta, decimals))
            .steps(STEPS, VectorText.rounded(start, decimals));
    double[] x = VectorText.parse(Trial.text(steps.get(steps.size() - 1)));
    for (int i = 0; i < DIMENSION; i++) {
      x[i] = Math.abs(x[i] - minimum[i]);
    }
    return x;
  }
}
