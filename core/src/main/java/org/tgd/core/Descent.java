package org.tgd.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;

/** One run of an {@link Optimization}: the loop and its state. */
final class Descent {
  private final Optimization method;
  private final Journal journal;
  private final Parallel parallel;
  private final Consumer<Step> progress;
  private final SplittableGenerator random;
  private final List<Step> trajectory = new ArrayList<>();
  private final List<PastFeedback> memory = new ArrayList<>();

  Descent(Optimization method, Journal journal, Parallel parallel, Consumer<Step> progress) {
    this.method = method;
    this.journal = journal;
    this.parallel = parallel;
    this.progress = progress;
    this.random =
        RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(method.seed());
  }

  private record Judged(Step step, Loss loss) {}

  Outcome run(Parameters initial) {
    Judged incumbent = judge(0, 0, initial, random.split());
    Step start = record(incumbent.step().withAccepted(true), PastFeedback.NONE);
    incumbent = new Judged(start, incumbent.loss());
    Outcome.End end = Outcome.End.DONE;
    try {
      for (int index = 1; index <= method.steps(); index++) {
        incumbent = step(index, incumbent);
      }
    } catch (BudgetExhaustedException e) {
      end = Outcome.End.BUDGET_EXHAUSTED;
    }
    return new Outcome(start, best(), incumbent.step(), trajectory, end);
  }

  private Judged step(int index, Judged incumbent) {
    Gradients gradients = gradients(incumbent);
    SplittableGenerator mine = random.split();
    State state =
        new State(incumbent.step(), gradients, trajectory, memory, mine.split(), parallel);
    List<Parameters> proposals = List.copyOf(new LinkedHashSet<>(method.strategy().propose(state)));
    List<RandomGenerator> randoms =
        proposals.stream().map(proposal -> (RandomGenerator) mine.split()).toList();
    List<Judged> judged =
        parallel.map(
            IntStream.range(0, proposals.size()).boxed().toList(),
            i -> judge(index, i, proposals.get(i), randoms.get(i)));
    PastFeedback feedback = PastFeedback.of(incumbent.step().parameters(), gradients);
    memory.add(feedback);
    return settle(incumbent, judged, feedback);
  }

  private Gradients gradients(Judged incumbent) {
    return incumbent
        .loss()
        .backward(method.critic(), parallel)
        .mapped(incumbent.step().parameters(), method.reducer()::reduce);
  }

  private Judged judge(int index, int candidate, Parameters parameters, RandomGenerator source) {
    Loss loss = method.objective().forward(parameters, source);
    List<Double> validation = method.acceptance().validate(parameters);
    return new Judged(
        new Step(index, candidate, parameters, loss.value(), loss.evaluations(), validation, false),
        loss);
  }

  /** The best candidate that is acceptable becomes the incumbent; all are recorded in order. */
  private Judged settle(Judged incumbent, List<Judged> judged, PastFeedback feedback) {
    int chosen = chosen(incumbent, judged);
    Judged next = incumbent;
    for (Judged each : judged) {
      boolean accepted = each.step().candidate() == chosen;
      Step step = record(each.step().withAccepted(accepted), feedback);
      next = accepted ? new Judged(step, each.loss()) : next;
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
    progress.accept(step);
    return step;
  }

  /** Without numbers there is no best: then it is the last accepted. */
  private Step best() {
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
