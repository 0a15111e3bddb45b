package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.Parameters;
import org.tgd.core.Remark;
import org.tgd.core.State;
import org.tgd.core.Step;

/** The candidates among which a strategy chooses, and proposals made of several of them at once. */
final class Pool {
  /** Of how many candidates at most a model is asked for something new in a step. */
  private static final int MOST_ASKED = 2;

  private Pool() {}

  /**
   * The best distinct candidates that were not refused, best first; of equal ones the newer first,
   * as the acceptance of what is not worse has it.
   */
  static List<Step> best(List<Step> pool, int count) {
    Set<Parameters> seen = new HashSet<>();
    List<Step> distinct = new ArrayList<>();
    for (int i = pool.size() - 1; i >= 0; i--) {
      if (Double.isFinite(pool.get(i).score()) && seen.add(pool.get(i).parameters())) {
        distinct.add(pool.get(i));
      }
    }
    return distinct.stream().sorted(Comparator.comparingDouble(Step::score)).limit(count).toList();
  }

  /**
   * Proposals made of each of the candidates, all asked for at once.
   *
   * @param counts how many proposals are wanted of each
   */
  static Drafts expand(
      State state, List<Step> parents, List<Integer> counts, TextualGradientDescent edits) {
    List<RandomGenerator> randoms = parents.stream().map(each -> split(state.random())).toList();
    return Drafts.joined(
        state
            .parallel()
            .map(
                IntStream.range(0, parents.size()).boxed().toList(),
                i ->
                    edits
                        .withCandidates(counts.get(i))
                        .drafts(state.at(parents.get(i)).drawing(randoms.get(i)))
                        .from(parents.get(i))));
  }

  /**
   * Proposals made of the first of the candidates of which anything new is proposed; those of the
   * first one if none is.
   */
  static Drafts firstNew(State state, List<Step> parents, TextualGradientDescent edits) {
    return firstNew(state, parents, edits, drafts -> drafts);
  }

  /**
   * The same, with what is made of the proposals of each.
   *
   * @param made what becomes of proposals; none are left where they are of no use
   */
  static Drafts firstNew(
      State state, List<Step> parents, TextualGradientDescent edits, UnaryOperator<Drafts> made) {
    List<Step> all = parents.isEmpty() ? List.of(state.incumbent()) : parents;
    List<Step> tried =
        edits.editor().readsWords() ? all.subList(0, Math.min(MOST_ASKED, all.size())) : all;
    List<Remark> remarks = new ArrayList<>();
    Drafts first = null;
    for (Step parent : tried) {
      Drafts drafts =
          made.apply(edits.drafts(state.at(parent).drawing(split(state.random()))).from(parent));
      remarks.addAll(drafts.remarks());
      first = first == null ? drafts : first;
      if (drafts.candidates().stream().anyMatch(each -> isNew(state, each))) {
        first = drafts;
        break;
      }
    }
    return new Drafts(first.candidates(), remarks, first.parents());
  }

  /** Whether a candidate was never judged. */
  static boolean isNew(State state, Parameters candidate) {
    return state.trajectory().stream().noneMatch(step -> step.parameters().equals(candidate));
  }

  /** A generator for one task of several that run at once. */
  static RandomGenerator split(RandomGenerator random) {
    return random instanceof SplittableGenerator splittable ? splittable.split() : random;
  }
}
