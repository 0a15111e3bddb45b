package org.tgd.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.Parallel;

/** One run of an {@link Optimization}: the loop and its state. */
final class Descent {
  private final Optimization method;
  private final Journal journal;
  private final Parallel parallel;
  private final Progress progress;
  private final SplittableGenerator random;
  private final List<Idle> idle = new ArrayList<>();
  private final Judge judge;
  private final Live live;
  private final Halts halts;
  private Champion champion;

  Descent(Optimization method, Journal journal, Parallel parallel, Progress progress) {
    this.method = method;
    this.journal = journal;
    this.parallel = parallel;
    this.progress = new Unfailing(progress);
    this.judge = new Judge(method, parallel);
    this.live = new Live(method, parallel);
    this.halts = new Halts(method, journal, this.progress, live::trajectory);
    this.random = Batch.GENERATORS.create(method.seed());
  }

  Outcome run(Parameters initial) {
    Batch batch = new Batch(0, random.split());
    Judged incumbent = judge.start(initial, batch);
    incumbent = incumbent.with(incumbent.step().withAccepted(true));
    Step start = incumbent.step();
    live.add(incumbent, start);
    record(start, StepJson.write(start, PastFeedback.NONE, List.of()));
    noteGraph(incumbent.loss());
    judge.remember(incumbent);
    champion = new Champion(incumbent);
    try {
      Optional<Watch.Stop> stop = halts.after(0, start, this::best);
      for (int index = 1; index <= method.steps() && stop.isEmpty(); index++) {
        SplittableGenerator mine = random.split();
        SplittableGenerator edits = mine.split();
        if (index > 1 && !incumbent.repeatable()) {
          batch = new Batch(index - 1, mine);
          incumbent = meetBatch(index, incumbent, batch);
        }
        incumbent = step(index, incumbent, edits, batch);
        stop = halts.after(index, incumbent.step(), this::best);
      }
      Watch.Stop end = stop.orElse(Watch.Stop.DONE);
      if (end.end().isFinal()) {
        halts.validator().test(Math.max(0, live.index() - 1), start);
      }
      return outcome(start, incumbent, end, Optional.empty());
    } catch (BudgetExhaustedException e) {
      Watch.Stop end = Watch.Stop.broken(Outcome.End.BUDGET_EXHAUSTED, e);
      return outcome(start, incumbent, end, Optional.of(e));
    } catch (JournalException | InputException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      Watch.Stop end = Watch.Stop.broken(Outcome.End.FAILED, e);
      return outcome(start, incumbent, end, Optional.of(e));
    }
  }

  /** A graph of several functions, as far as it can be drawn, is told once. */
  private void noteGraph(Loss loss) {
    Graph graph = Graph.of(loss);
    if (graph.functions() > 1 && graph.nodes().size() <= Graph.MOST_DRAWN) {
      journal.note(StepJson.KIND_GRAPH, graph.json());
    }
  }

  private Outcome outcome(
      Step start, Judged incumbent, Watch.Stop end, Optional<RuntimeException> failure) {
    Step last = incumbent.step();
    return new Outcome(
        start, best(), last, live.trajectory(), end.end(), end.reason(), idle, failure);
  }

  /** The incumbent, and the best so far where it is another, judged on the batch of a new step. */
  private Judged meetBatch(int index, Judged incumbent, Batch batch) {
    Judged parent = judge.again(incumbent, batch);
    live.replace(incumbent.step(), parent);
    journal.note(StepJson.KIND_PARENT, StepJson.parent(index, parent.step()));
    live.meet(parent.step(), alive -> parallel.map(alive, each -> judge.again(each, batch)));
    if (method.validation().isEmpty()) {
      champion.meet(parent, each -> judge.again(each, batch));
    }
    return parent;
  }

  private Judged step(int index, Judged incumbent, SplittableGenerator edits, Batch batch) {
    live.begin(index);
    State state = new State(incumbent.step(), live, live.pool(), edits, parallel);
    Drafts drafts = method.strategy().drafts(state);
    List<Remark> remarks = new ArrayList<>(live.answersOfCritic());
    List<Remark> said = new ArrayList<>(drafts.remarks());
    Map<Parameters, Step> proposals = Proposed.of(incumbent.step(), drafts, judge, said);
    remarks.addAll(said);
    halts.answers().take(remarks);
    List<Parameters> candidates = List.copyOf(proposals.keySet());
    Parallel.Partial<Judged> judged =
        parallel.attempt(
            IntStream.range(0, candidates.size()).boxed().toList(),
            i -> judge.candidate(index, i, candidates.get(i), batch));
    if (judged.failure().isPresent()) {
      judged.done().forEach(each -> keep(each, proposals.get(each.step().parameters())));
      throw judged.failure().get();
    }
    live.remember();
    Judged next = settle(incumbent, judged.done(), proposals, Proposed.worthSaying(remarks));
    noteAgreement(index);
    if (judged.done().isEmpty()) {
      idle(new Idle(index, Proposed.worthSaying(remarks)), live.known(incumbent.step()));
    }
    journal.sync();
    live.end(next.step(), said);
    return next;
  }

  private void noteAgreement(int index) {
    Agreement all =
        live.answersOfCritic().stream()
            .map(Remark::agreement)
            .reduce(Agreement.NONE, Agreement::plus);
    if (!all.isNone()) {
      journal.note(StepJson.KIND_CRITICISM, StepJson.criticism(index, all));
    }
  }

  /**
   * A candidate of a step that broke off. It was paid for and counts among the best, but has no
   * line of its own: the step is taken again, whole, when the run is resumed.
   */
  private void keep(Judged judged, Step parent) {
    live.add(judged, parent);
    champion.challenge(judged);
    progress.accept(judged.step());
  }

  /** The best candidate that is acceptable becomes the incumbent; all are recorded in order. */
  @SuppressWarnings("ReferenceEquality") // a candidate may come back: each time is another
  private Judged settle(
      Judged incumbent, List<Judged> judged, Map<Parameters, Step> parents, List<Remark> remarks) {
    int chosen = chosen(incumbent, judged);
    Judged next = incumbent;
    for (Judged each : judged) {
      boolean first = each.step().candidate() == 0;
      boolean accepted = each.step().candidate() == chosen;
      Judged settled = each.with(each.step().withAccepted(accepted));
      Step step = settled.step();
      Step parent = parents.get(step.parameters());
      ObjectNode line = StepJson.write(step, live.known(parent), first ? remarks : List.of());
      if (parent != incumbent.step()) {
        StepJson.from(line, parent);
      }
      live.add(settled, parent);
      record(step, line);
      judge.remember(settled);
      champion.challenge(settled);
      next = accepted ? settled : next;
    }
    if (!judged.isEmpty() && !remarks.isEmpty()) {
      progress.remarked(judged.get(0).step().index(), remarks);
    }
    return next;
  }

  private void idle(Idle step, PastFeedback feedback) {
    idle.add(step);
    journal.note(StepJson.KIND_IDLE, StepJson.idle(step, feedback));
    progress.idle(step);
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

  private void record(Step step, ObjectNode line) {
    journal.note(StepJson.KIND, line);
    progress.accept(step);
  }

  /**
   * Without numbers there is no best: then it is the last accepted. Where every step draws another
   * batch, losses of different steps say nothing about each other.
   */
  private Step best() {
    if (halts.validator().best().isPresent()) {
      return halts.validator().best().get();
    }
    if (judge.drewBatches() && champion.isRanked()) {
      return champion.step();
    }
    List<Step> trajectory = live.trajectory();
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
