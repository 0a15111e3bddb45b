package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;

/** E3: only the sign is said, and sometimes the wrong one or none. */
final class SignWalk implements Experiment {
  private static final int DISTANCE = 10;

  @Override
  public String id() {
    return "E3";
  }

  @Override
  public String title() {
    return "signs in prose, wrong with p, left out with q: unit steps over a distance of 10";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (double p : new double[] {0, .1, .2, .3, .4, .45}) {
      cells.add(() -> List.of(row(p, 0, effort)));
    }
    for (double p : new double[] {0, .2}) {
      cells.add(() -> List.of(row(p, .5, effort)));
    }
    return cells;
  }

  private Row row(double p, double q, Effort effort) {
    Knobs knobs = Knobs.NONE.withFlipped(p).withMissing(q);
    return Row.noisy(
        new Place(id(), "p=" + p + " q=" + q, "steps"),
        Relation.EQUAL,
        DISTANCE / ((1 - q) * (1 - 2 * p)),
        effort.each(seed -> steps(knobs, seed)));
  }

  private static double steps(Knobs knobs, long seed) {
    Quadratic problem = Quadratic.round(1);
    return Trial.of(problem, problem.critic(knobs, seed), VectorEditors.majority())
        .stepsUntil(0, "x[0] = " + DISTANCE);
  }
}
