package org.tgd.core.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.History;
import org.tgd.core.Step;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Gives a candidate the findings of another candidate of the same run, drawn by the run's seed and
 * never its own; where no other has any, each of its own findings gets the advice of the next one,
 * so that every coordinate is told what is meant for another. A single finding that cannot be
 * exchanged is left out.
 *
 * @param seed the seed of the run
 * @param others the findings of the other candidates, oldest first
 */
record ShuffledCritic(long seed, List<List<Finding>> others) implements Critic {
  ShuffledCritic {
    others = List.copyOf(others);
  }

  ShuffledCritic(long seed) {
    this(seed, List.of());
  }

  @Override
  public Critic on(Step candidate, History history) {
    List<List<Finding>> found = new ArrayList<>();
    for (Step other : history.trajectory()) {
      if (!other.parameters().equals(candidate.parameters())) {
        other.evaluations().stream()
            .map(Evaluation::findings)
            .filter(findings -> !findings.isEmpty())
            .forEach(found::add);
      }
    }
    return new ShuffledCritic(seed, found);
  }

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return new ChangedFindings(own -> shuffled(own, about.input().value())).criticise(about);
  }

  private Evaluation shuffled(Evaluation own, String value) {
    List<List<Finding>> choice =
        others.stream().filter(other -> !other.equals(own.findings())).toList();
    if (choice.isEmpty()) {
      return Findings.replaced(own, exchanged(own.findings()));
    }
    SplittableRandom random = new SplittableRandom(seed * 31 + value.hashCode());
    return Findings.replaced(own, choice.get(random.nextInt(choice.size())));
  }

  /** Each finding with the advice of the next. */
  static List<Finding> exchanged(List<Finding> own) {
    List<Finding> exchanged = new ArrayList<>();
    for (int i = 0; i < own.size() && own.size() > 1; i++) {
      Finding mine = own.get(i);
      Finding next = own.get((i + 1) % own.size());
      exchanged.add(
          new Finding(
              mine.about(),
              mine.observed(),
              next.wanted(),
              next.advice(),
              mine.weight(),
              changes(mine.changes(), next.changes()),
              mine.audience()));
    }
    return exchanged;
  }

  /** The targets of one list with the values of another. */
  private static List<Change> changes(List<Change> mine, List<Change> next) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < Math.min(mine.size(), next.size()); i++) {
      changes.add(Change.of(mine.get(i).target(), mine.get(i).from(), next.get(i).to()));
    }
    return changes;
  }
}
