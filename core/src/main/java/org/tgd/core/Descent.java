package org.tgd.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.Parallel;

/** One run of an {@link Optimization}: the loop and its state. */
final class Descent {
  private static final Logger LOG = LoggerFactory.getLogger(Descent.class);

  private final Optimization method;
  private final Journal journal;
  private final Parallel parallel;
  private final Consumer<Step> progress;
  private final Judge judge;
  private final SplittableGenerator random;
  private final List<Step> trajectory = new ArrayList<>();
  private final List<PastFeedback> memory = new ArrayList<>();
  private Champion champion;

  Descent(Optimization method, Journal journal, Parallel parallel, Consumer<Step> progress) {
    this.method = method;
    this.journal = journal;
    this.parallel = parallel;
    this.progress = progress;
    this.judge = new Judge(method, parallel);
    this.random = Batch.GENERATORS.create(method.seed());
  }

  Outcome run(Parameters initial) {
    Batch batch = new Batch(random.split());
    Judged incumbent = judge.start(initial, batch);
    Step start = record(incumbent.step().withAccepted(true), PastFeedback.NONE);
    incumbent = incumbent.with(start);
    champion = new Champion(incumbent);
    try {
      for (int index = 1; index <= method.steps(); index++) {
        SplittableGenerator mine = random.split();
        SplittableGenerator edits = mine.split();
        if (index > 1 && judge.drewBatches()) {
          batch = new Batch(mine);
          incumbent = meetBatch(index, incumbent, batch);
        }
        incumbent = step(index, incumbent, edits, batch);
      }
      return outcome(start, incumbent, Outcome.End.DONE, Optional.empty());
    } catch (BudgetExhaustedException e) {
      return outcome(start, incumbent, Outcome.End.BUDGET_EXHAUSTED, Optional.of(e));
    } catch (JournalException | InputException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return outcome(start, incumbent, Outcome.End.FAILED, Optional.of(e));
    }
  }

  private Outcome outcome(
      Step start, Judged incumbent, Outcome.End end, Optional<RuntimeException> failure) {
    String reason =
        failure.map(e -> e.getMessage() == null ? e.toString() : e.getMessage()).orElse("");
    return new Outcome(start, best(), incumbent.step(), trajectory, end, reason, failure);
  }

  /** The incumbent, and the best so far where it is another, judged on the batch of a new step. */
  private Judged meetBatch(int index, Judged incumbent, Batch batch) {
    Judged parent = judge.again(incumbent, batch);
    journal.note(StepJson.KIND_PARENT, StepJson.parent(index, parent.step()));
    champion.meet(parent, each -> judge.again(each, batch));
    return parent;
  }

  private Judged step(int index, Judged incumbent, SplittableGenerator edits, Batch batch) {
    Gradients gradients = gradients(incumbent);
    State state = new State(incumbent.step(), gradients, trajectory, memory, edits, parallel);
    List<Parameters> proposals = List.copyOf(new LinkedHashSet<>(method.strategy().propose(state)));
    Parallel.Partial<Judged> judged =
        parallel.attempt(
            IntStream.range(0, proposals.size()).boxed().toList(),
            i -> judge.candidate(index, i, proposals.get(i), batch));
    if (judged.failure().isPresent()) {
      judged.done().forEach(this::keep);
      throw judged.failure().get();
    }
    PastFeedback feedback = PastFeedback.of(incumbent.step().parameters(), gradients);
    memory.add(feedback);
    return settle(incumbent, judged.done(), feedback);
  }

  private Gradients gradients(Judged incumbent) {
    return incumbent
        .loss()
        .backward(method.critic(), parallel)
        .mapped(incumbent.step().parameters(), method.reducer()::reduce);
  }

  /**
   * A candidate of a step that broke off. It was paid for and counts among the best, but has no
   * line of its own: the step is taken again, whole, when the run is resumed.
   */
  private void keep(Judged judged) {
    trajectory.add(judged.step());
    champion.challenge(judged);
    tell(judged.step());
  }

  /** The best candidate that is acceptable becomes the incumbent; all are recorded in order. */
  private Judged settle(Judged incumbent, List<Judged> judged, PastFeedback feedback) {
    int chosen = chosen(incumbent, judged);
    Judged next = incumbent;
    for (Judged each : judged) {
      boolean accepted = each.step().candidate() == chosen;
      Step step = record(each.step().withAccepted(accepted), feedback);
      champion.challenge(each.with(step));
      next = accepted ? each.with(step) : next;
    }
    if (judged.isEmpty()) {
      journal.note(StepJson.KIND_IDLE, StepJson.idle(memory.size(), feedback));
    }
    journal.sync();
    return next;
  }

  private int chosen(Judged incumbent, List<Judged> judged) {
    return judged.stream()
        .map(Judged::step)
        .sorted(Comparator.comparingDouble(Step::score))
        .filter(step -> method.acceptance().accept(step, incumbent.step()))
        .mapToInt(Step::candidate)
        .findFirst()
        .orElse(-1);
  }

  private Step record(Step step, PastFeedback feedback) {
    trajectory.add(step);
    journal.note(StepJson.KIND, StepJson.write(step, feedback));
    tell(step);
    return step;
  }

  /** A listener never ends a run. */
  private void tell(Step step) {
    try {
      progress.accept(step);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed at step {}; the run goes on.", step.index(), e);
    }
  }

  /**
   * Without numbers there is no best: then it is the last accepted. Where every step draws another
   * batch, losses of different steps say nothing about each other.
   */
  private Step best() {
    if (judge.drewBatches() && champion.isRanked()) {
      return champion.step();
    }
    return trajectory.stream()
        .filter(step -> !Double.isNaN(step.score()))
        .min(Comparator.comparingDouble(Step::score))
        .orElseGet(
            () ->
                trajectory.stream()
                    .filter(Step::accepted)
                    .reduce((first, second) -> second)
                    .orElseThrow());
  }
}
