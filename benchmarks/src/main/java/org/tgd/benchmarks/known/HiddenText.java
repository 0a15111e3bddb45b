package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** E7: a hidden text; the critic names the first edit of a shortest script, or with p any edit. */
final class HiddenText implements Experiment {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 19;

  /** From so many runs on the loss by errors that are kept stands out from chance. */
  private static final int ENOUGH = 100;

  /** A text and the one that is hidden. */
  record Pair(String from, String to) {
    static Pair drawn(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      String from = Letters.drawn(SHORTEST, LONGEST, random);
      String to = Letters.drawn(SHORTEST, LONGEST, random);
      return from.equals(to) ? drawn(seed - 1) : new Pair(from, to);
    }

    int distance() {
      return Letters.distance(from, to);
    }
  }

  private record Distance(String hidden) implements Evaluator {
    @Override
    public String purpose() {
      return "counts the edits to a hidden text";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      int left = Letters.distance(Letters.parse(candidate), hidden);
      return new Evaluation.Scored(left, List.of(), left + " edits", List.of());
    }
  }

  @Override
  public String id() {
    return "E7";
  }

  @Override
  public String title() {
    return "hidden text of 3 to 19 letters, first edit of a shortest script, any edit with p";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    cells.add(() -> List.of(exact(effort)));
    for (double p : new double[] {.1, .3, .5, .7}) {
      cells.add(() -> List.of(erring(p, true, effort)));
    }
    if (effort.seeds() >= ENOUGH) {
      for (double p : new double[] {.1, .3}) {
        cells.add(() -> List.of(erring(p, false, effort)));
      }
    }
    return cells;
  }

  private Row exact(Effort effort) {
    double[] off =
        effort.each(
            seed -> {
              Pair pair = Pair.drawn(seed);
              return Math.abs(steps(pair, 0, false, seed) - pair.distance());
            });
    return Row.noisy(new Place(id(), "p=0", "steps beside the distance"), Relation.EQUAL, 0, off);
  }

  private Row erring(double p, boolean revert, Effort effort) {
    double[] each =
        effort.each(
            seed -> {
              Pair pair = Pair.drawn(seed);
              return (double) steps(pair, p, revert, seed) / pair.distance();
            });
    return Row.noisy(
        new Place(id(), "p=" + p + (revert ? " with revert" : ""), "steps per edit"),
        revert ? Relation.AT_MOST : Relation.ABOVE,
        1 / (1 - p),
        each);
  }

  /** In how many steps the hidden text is found. */
  static int steps(Pair pair, double p, boolean revert, long seed) {
    Trial trial = Trial.of(new Distance(pair.to()), critic(pair.to(), p, seed), editor());
    return (revert ? trial.reverting() : trial).stepsUntil(0, Letters.shown(pair.from()));
  }

  private static Oracle critic(String hidden, double p, long seed) {
    return new Oracle(
        seed,
        (asked, random) -> {
          String now = Letters.parse(asked.variable());
          return random.nextDouble() < p
              ? Letters.any(now, random)
              : Letters.first(now, hidden, random);
        });
  }

  private static Oracle editor() {
    return new Oracle(
        0,
        (asked, random) -> {
          String next = Letters.edited(Letters.parse(asked.variable()), asked.feedback().get(0));
          return asked.tagged(Letters.shown(next));
        });
  }
}
