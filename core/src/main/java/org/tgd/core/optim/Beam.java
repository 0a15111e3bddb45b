package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Beam search whose effort a bandit shares out among the candidates of the beam (after APO, arXiv
 * 2305.03495, sections 2.2 and 2.3). There a bandit chooses which candidates to judge on more items
 * of the data; an evaluator here judges a candidate for good at once, so the bandit chooses of
 * which candidates to make more proposals. The beam holds the best distinct candidates.
 *
 * @param edits how one candidate is edited, and how many proposals each gets where all get the same
 * @param width how many candidates the beam holds, at least 1
 * @param bandit who shares the effort out
 */
record Beam(TextualGradientDescent edits, int width, Bandit bandit) implements Strategy {
  /** Who shares the proposals of a step out; a step has width times proposals of them. */
  enum Bandit {
    /** Every candidate of the beam gets the same. */
    NONE,
    /**
     * Sequential halving (Karnin et al. 2013): in turn all, the better half, a quarter … of the
     * beam, and each that is left gets twice, four times … as many proposals.
     */
    HALVING,
    /**
     * UCB1 (Auer et al. 2002): a proposal is a pull of its parent's arm, and better than the parent
     * is a win; the half of the beam with the highest upper confidence bounds gets the proposals.
     */
    UCB
  }

  Beam {
    requireNonNull(edits, "edits");
    requireNonNull(bandit, "bandit");
    if (width < 1) {
      throw new IllegalArgumentException("width was " + width + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    List<Step> best = Pool.best(state.pool(), width);
    List<Step> beam = best.isEmpty() ? List.of(state.incumbent()) : best;
    List<Step> arms = arms(state, beam);
    int total = width * edits.options().candidates();
    int least = total / arms.size();
    int more = total % arms.size();
    List<Integer> counts =
        IntStream.range(0, arms.size()).mapToObj(i -> least + (i < more ? 1 : 0)).toList();
    return Pool.expand(state, arms, counts, edits);
  }

  private List<Step> arms(State state, List<Step> beam) {
    return switch (bandit) {
      case NONE -> beam;
      case HALVING -> beam.subList(0, Math.max(1, beam.size() >> round(state.history().index())));
      case UCB -> highest(state, beam);
    };
  }

  /** The round of halving, from 0: as many as the beam can be halved, and one with all. */
  private int round(int index) {
    int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(width);
    return (index - 1) % rounds;
  }

  private List<Step> highest(State state, List<Step> beam) {
    double[] bounds = new double[beam.size()];
    Bounds arms = new Bounds(state);
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = arms.of(beam.get(i));
    }
    return IntStream.range(0, bounds.length)
        .boxed()
        .sorted(Collections.reverseOrder(Comparator.comparingDouble(i -> bounds[i])))
        .limit((beam.size() + 1) / 2)
        .map(beam::get)
        .toList();
  }

  @Override
  public List<Step> alive(History history) {
    return Pool.best(history.pool(), width);
  }

  /** The upper confidence bounds on the share of proposals that are better than their parent. */
  private record Bounds(State state) {
    double of(Step arm) {
      List<Step> made =
          state.trajectory().stream()
              .filter(step -> step.index() > 0)
              .filter(step -> parent(step).parameters().equals(arm.parameters()))
              .toList();
      long won = made.stream().filter(step -> step.score() < parent(step).score()).count();
      int pulls = state.trajectory().size();
      return made.isEmpty()
          ? Double.POSITIVE_INFINITY
          : (double) won / made.size() + Math.sqrt(2 * Math.log(pulls) / made.size());
    }

    /** As it was judged beside its proposals. */
    private Step parent(Step step) {
      return state.history().parent(step);
    }
  }
}
