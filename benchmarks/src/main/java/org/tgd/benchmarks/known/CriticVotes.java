package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Step;

/** E13: n critics that err independently, and an editor that follows the majority. */
final class CriticVotes implements Experiment {
  private static final double WRONG = 0.3;
  private static final int DISTANCE = 10;

  /** Far enough that the minimum is not met. */
  private static final int FAR = 1000;

  private static final int STEPS = 40;

  @Override
  public String id() {
    return "E13";
  }

  @Override
  public String title() {
    return "majority of n critics, each wrong with 0.3: share of wrong steps, and steps over 10";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (int n : new int[] {1, 3, 5, 9}) {
      cells.add(() -> rows(n, effort));
    }
    return cells;
  }

  private List<Row> rows(int n, Effort effort) {
    double wrong = wrong(n);
    return List.of(
        Row.share(
            new Place(id(), "n=" + n, "share of wrong steps"),
            wrong,
            effort.each(seed -> seenWrong(n, seed)),
            STEPS),
        Row.noisy(
            new Place(id(), "n=" + n, "steps"),
            Relation.EQUAL,
            DISTANCE / (1 - 2 * wrong),
            effort.each(seed -> trial(n, seed).stepsUntil(0, "x[0] = " + DISTANCE))));
  }

  /** That more than half of n err, n odd: Condorcet's jury. */
  static double wrong(int n) {
    return 1 - new BinomialDistribution(n, WRONG).cumulativeProbability(n / 2);
  }

  private static double seenWrong(int n, long seed) {
    List<Step> steps = trial(n, seed).steps(STEPS, "x[0] = " + FAR);
    double reached = VectorText.parse(Trial.text(steps.get(steps.size() - 1)))[0];
    return (STEPS - (FAR - reached)) / 2 / STEPS;
  }

  private static Trial trial(int n, long seed) {
    Quadratic problem = Quadratic.round(1);
    Objective mean =
        (parameters, random) ->
            Loss.mean(
                IntStream.range(0, n)
                    .mapToObj(
                        i ->
                            Loss.of(
                                new Renamed(problem, "computes the loss for critic " + i),
                                parameters.get("x")))
                    .toList());
    Knobs knobs = Knobs.NONE.withFlipped(WRONG);
    return Trial.of(mean, problem.critic(knobs, seed), VectorEditors.majority(), 1);
  }
}
