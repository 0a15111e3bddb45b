package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.Remark;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Several populations that start alike, go on apart, one step each in turn, and get the best of
 * their neighbour now and then; a proposal that is nearly one that was judged is left out
 * (ShinkaEvolve, arXiv 2509.19349, section 3: islands, parents drawn by rank and number of
 * offspring, novelty). There a model's embeddings tell what is novel; here it is the distance of
 * the texts in proportion to the step from the parent.
 *
 * @param edits how a candidate is edited
 * @param count how many islands, at least 1
 * @param migration after how many steps of every island the best ones go to the next, at least 1
 * @param novelty a proposal that is nearer to a judged one than this share of its distance to its
 *     parent is left out; 0 to 1
 */
record Islands(TextualGradientDescent edits, int count, int migration, double novelty)
    implements Strategy {
  /** How many candidates of an island may have offspring. */
  private static final int ARCHIVE = 10;

  /** How much the ranks count in the draw of a parent. */
  private static final double PRESSURE = 10;

  Islands {
    requireNonNull(edits, "edits");
    if (count < 1 || migration < 1) {
      throw new IllegalArgumentException(
          "count and migration were %d and %d; must be 1 or more".formatted(count, migration));
    }
    if (!(novelty >= 0 && novelty <= 1)) {
      throw new IllegalArgumentException("novelty was " + novelty + "; must be 0 to 1");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    int turn = Math.floorMod(state.history().index() - 1, count);
    List<Step> mine = Pool.best(homes(state.history(), state.pool()).of(turn), ARCHIVE);
    List<Step> parents = Draw.order(mine, weights(state, mine), state.random());
    return Pool.firstNew(state, parents, edits, drafts -> novel(state, drafts));
  }

  @Override
  public List<Step> alive(History history) {
    List<Step> alive = new ArrayList<>();
    Homes homes = homes(history, history.pool());
    for (int i = 0; i < count; i++) {
      alive.addAll(Pool.best(homes.of(i), ARCHIVE));
    }
    return alive;
  }

  private Homes homes(History history, List<Step> pool) {
    Homes homes = new Homes(history, count);
    int next = count * migration;
    for (Step step : pool) {
      for (; step.index() > next; next += count * migration) {
        homes.migrate();
      }
      homes.settle(step);
    }
    for (; history.index() > next; next += count * migration) {
      homes.migrate();
    }
    return homes;
  }

  /** By rank, and less the more offspring there is. */
  private static double[] weights(State state, List<Step> best) {
    return IntStream.range(0, best.size())
        .mapToDouble(
            i -> {
              double rank = best.size() == 1 ? 0 : 0.5 - (double) i / (best.size() - 1);
              long offspring =
                  state.pool().stream()
                      .filter(step -> step.index() > 0)
                      .filter(step -> isFrom(state, step, best.get(i)))
                      .count();
              return 1 / (1 + Math.exp(-PRESSURE * rank)) / (1 + offspring);
            })
        .toArray();
  }

  private static boolean isFrom(State state, Step step, Step parent) {
    return state.history().parent(step).parameters().equals(parent.parameters());
  }

  private Drafts novel(State state, Drafts drafts) {
    List<Parameters> kept = new ArrayList<>();
    List<Step> parents = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>(drafts.remarks());
    for (int i = 0; i < drafts.candidates().size(); i++) {
      Parameters candidate = drafts.candidates().get(i);
      Step parent = drafts.parents().get(i);
      double least = novelty * distance(candidate, parent.parameters());
      List<Step> near =
          state.trajectory().stream()
              .filter(step -> !step.parameters().equals(parent.parameters()))
              .filter(step -> distance(candidate, step.parameters()) < least)
              .toList();
      if (near.isEmpty()) {
        kept.add(candidate);
        parents.add(parent);
      } else {
        remarks.add(
            new Remark(
                Remark.Kind.REPEATED,
                "the proposal is nearly the one judged in step %d; it is not judged"
                    .formatted(near.get(0).index())));
      }
    }
    return new Drafts(kept, remarks, parents);
  }

  private static double distance(Parameters a, Parameters b) {
    return a.byName().keySet().stream()
        .mapToDouble(name -> Texts.distance(a.get(name).value(), b.get(name).value()))
        .sum();
  }
}
