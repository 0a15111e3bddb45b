package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Parameters;
import org.tgd.core.Proposals;
import org.tgd.core.State;
import org.tgd.core.Strategy;
import org.tgd.core.journal.Parallel;

/**
 * Asks for several proposals and judges the one on which most agree: that with the most votes, and
 * of equal ones the one that is least far from all (self-consistency, arXiv 2203.11171; minimum
 * Bayes risk, Kumar and Byrne 2004). Rules rank what they propose: their first is taken.
 *
 * @param edits how the incumbent is edited
 * @param voters how many proposals are asked for, at least 1
 */
record Majority(TextualGradientDescent edits, int voters) implements Strategy {
  Majority {
    requireNonNull(edits, "edits");
    if (voters < 1) {
      throw new IllegalArgumentException("voters was " + voters + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Editor voting =
        edits.editor().readsWords() ? new Voting(edits.editor(), voters) : edits.editor();
    return new TextualGradientDescent(voting, edits.options().withCandidates(1)).drafts(state);
  }

  /** Puts the values of another editor in the order of agreement. */
  private record Voting(Editor editor, int voters) implements Editor {
    @Override
    public boolean readsWords() {
      return editor.readsWords();
    }

    @Override
    public List<String> propose(Edit edit, int n, RandomGenerator random) {
      return proposals(edit, n, random, Parallel.SEQUENTIAL).values();
    }

    @Override
    public Proposals proposals(Edit edit, int n, RandomGenerator random, Parallel parallel) {
      Proposals all = editor.proposals(edit, voters, random, parallel);
      List<Integer> order =
          new ArrayList<>(IntStream.range(0, all.values().size()).boxed().toList());
      double[] far = order.stream().mapToDouble(i -> far(all, i)).toArray();
      order.sort(
          Comparator.<Integer>comparingInt(i -> -all.votes().get(i))
              .thenComparingDouble(i -> far[i]));
      List<Integer> taken = order.subList(0, Math.min(n, order.size()));
      return new Proposals(
          taken.stream().map(all.values()::get).toList(),
          all.remarks(),
          taken.stream().map(all.votes()::get).toList());
    }

    /** The distance of one value to all others, each as often as it was proposed. */
    private static double far(Proposals all, int of) {
      return IntStream.range(0, all.values().size())
          .mapToDouble(
              i -> all.votes().get(i) * Texts.distance(all.values().get(of), all.values().get(i)))
          .sum();
    }
  }
}
