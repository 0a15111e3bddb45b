package org.tgd.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
  private final Progress progress;
  private final SplittableGenerator random;
  private final List<Step> trajectory = new ArrayList<>();
  private final List<PastFeedback> memory = new ArrayList<>();
  private final List<Idle> idle = new ArrayList<>();
  private final Answers answers;
  private final Judge judge;
  private Champion champion;

  /** What came of the proposals of the step before. */
  private List<Remark> last = List.of();

  Descent(Optimization method, Journal journal, Parallel parallel, Progress progress) {
    this.method = method;
    this.journal = journal;
    this.parallel = parallel;
    this.progress = progress;
    this.answers = new Answers(method.mostUseless());
    this.judge = new Judge(method, parallel);
    this.random = Batch.GENERATORS.create(method.seed());
  }

  Outcome run(Parameters initial) {
    Batch batch = new Batch(random.split());
    Judged incumbent = judge.start(initial, batch);
    Step start = record(incumbent.step().withAccepted(true), PastFeedback.NONE, List.of());
    incumbent = incumbent.with(start);
    judge.remember(incumbent);
    champion = new Champion(incumbent);
    try {
      for (int index = 1; index <= method.steps(); index++) {
        SplittableGenerator mine = random.split();
        SplittableGenerator edits = mine.split();
        if (index > 1 && !incumbent.repeatable()) {
          batch = new Batch(mine);
          incumbent = meetBatch(index, incumbent, batch);
        }
        incumbent = step(index, incumbent, edits, batch);
        if (answers.areUseless() && isStopped(index)) {
          return outcome(start, incumbent, Outcome.End.USELESS_ANSWERS, Optional.empty());
        }
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
        end == Outcome.End.USELESS_ANSWERS
            ? answers.reason()
            : failure.map(e -> e.getMessage() == null ? e.toString() : e.getMessage()).orElse("");
    return new Outcome(start, best(), incumbent.step(), trajectory, end, reason, idle, failure);
  }

  /** The incumbent, and the best so far where it is another, judged on the batch of a new step. */
  private Judged meetBatch(int index, Judged incumbent, Batch batch) {
    Judged parent = judge.again(incumbent, batch);
    journal.note(StepJson.KIND_PARENT, StepJson.parent(index, parent.step()));
    champion.meet(parent, each -> judge.again(each, batch));
    return parent;
  }

  /**
   * Records that the answers are of no use and ends the run; a run that ended so before and was
   * taken up again goes on, and counts anew.
   */
  private boolean isStopped(int index) {
    boolean[] fresh = {false};
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("index", index).put("reason", answers.reason());
    journal.once(
        StepJson.KIND_STOP,
        request,
        () -> {
          fresh[0] = true;
          return JsonNodeFactory.instance.objectNode();
        });
    if (fresh[0] || (journal.isReplay() && journal.isRecalled())) {
      return true;
    }
    answers.forget();
    return false;
  }

  private Judged step(int index, Judged before, SplittableGenerator edits, Batch batch) {
    boolean asked = !isCriticised(before);
    Judged incumbent = asked ? criticised(before) : before;
    Gradients gradients = incumbent.gradients().orElseThrow();
    List<Remark> remarks = new ArrayList<>(asked ? gradients.remarks() : List.of());
    Drafts drafts = method.strategy().drafts(state(incumbent, edits));
    last = new ArrayList<>(drafts.remarks());
    List<Parameters> proposals = others(incumbent.step(), drafts.candidates(), last);
    remarks.addAll(last);
    answers.take(remarks);
    Parallel.Partial<Judged> judged =
        parallel.attempt(
            IntStream.range(0, proposals.size()).boxed().toList(),
            i -> judge.candidate(index, i, proposals.get(i), batch));
    if (judged.failure().isPresent()) {
      judged.done().forEach(this::keep);
      throw judged.failure().get();
    }
    PastFeedback feedback = PastFeedback.of(incumbent.step().parameters(), gradients);
    if (asked) {
      memory.add(feedback);
    }
    return settle(index, incumbent, judged.done(), feedback, worthSaying(remarks));
  }

  private State state(Judged incumbent, SplittableGenerator edits) {
    Gradients gradients = incumbent.gradients().orElseThrow();
    return new State(incumbent.step(), gradients, trajectory, memory, edits, parallel, last);
  }

  /**
   * Whether the feedback is known: an incumbent that stayed is not criticised again, since the
   * question would be the same. It is where the critic's answers were of no use.
   */
  private boolean isCriticised(Judged incumbent) {
    return method.critic().isSteady()
        && incumbent.gradients().isPresent()
        && incumbent.gradients().get().remarks().stream()
            .noneMatch(remark -> remark.kind().useless());
  }

  private Judged criticised(Judged incumbent) {
    Gradients gradients =
        incumbent
            .loss()
            .backward(method.critic(), parallel)
            .mapped(incumbent.step().parameters(), method.reducer()::reduce);
    Judged criticised = incumbent.with(gradients);
    judge.remember(criticised);
    return criticised;
  }

  /** The proposals but the incumbent, each once; those that are known already are remarked. */
  private List<Parameters> others(
      Step incumbent, List<Parameters> proposals, List<Remark> remarks) {
    List<Parameters> others = new ArrayList<>();
    for (Parameters proposal : new LinkedHashSet<>(proposals)) {
      if (proposal.equals(incumbent.parameters())) {
        remarks.add(new Remark(Remark.Kind.SAME, "the proposal equals the version to be improved"));
      } else {
        judge.known(proposal).ifPresent(step -> remarks.add(repeated(step)));
        others.add(proposal);
      }
    }
    return others;
  }

  private static Remark repeated(Step known) {
    return new Remark(
        Remark.Kind.REPEATED,
        "the proposal equals the one judged in step "
            + known.index()
            + (Double.isInfinite(known.loss()) ? ", which was refused" : "")
            + "; it is not judged again");
  }

  private static List<Remark> worthSaying(List<Remark> remarks) {
    return remarks.stream()
        .filter(remark -> remark.kind() != Remark.Kind.USED || !remark.text().isEmpty())
        .toList();
  }

  /**
   * A candidate of a step that broke off. It was paid for and counts among the best, but has no
   * line of its own: the step is taken again, whole, when the run is resumed.
   */
  private void keep(Judged judged) {
    trajectory.add(judged.step());
    champion.challenge(judged);
    tell(() -> progress.accept(judged.step()));
  }

  /** The best candidate that is acceptable becomes the incumbent; all are recorded in order. */
  private Judged settle(
      int index,
      Judged incumbent,
      List<Judged> judged,
      PastFeedback feedback,
      List<Remark> remarks) {
    int chosen = chosen(incumbent, judged);
    Judged next = incumbent;
    for (Judged each : judged) {
      boolean first = each.step().candidate() == 0;
      boolean accepted = each.step().candidate() == chosen;
      Step step = record(each.step().withAccepted(accepted), feedback, first ? remarks : List.of());
      Judged settled = each.with(step);
      judge.remember(settled);
      champion.challenge(settled);
      next = accepted ? settled : next;
    }
    if (judged.isEmpty()) {
      idle(new Idle(index, remarks), feedback);
    } else if (!remarks.isEmpty()) {
      tell(() -> progress.remarked(index, remarks));
    }
    journal.sync();
    return next;
  }

  private void idle(Idle step, PastFeedback feedback) {
    idle.add(step);
    journal.note(StepJson.KIND_IDLE, StepJson.idle(step, feedback));
    tell(() -> progress.idle(step));
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

  private Step record(Step step, PastFeedback feedback, List<Remark> remarks) {
    trajectory.add(step);
    journal.note(StepJson.KIND, StepJson.write(step, feedback, remarks));
    tell(() -> progress.accept(step));
    return step;
  }

  /** A listener never ends a run. */
  private static void tell(Runnable word) {
    try {
      word.run();
    } catch (RuntimeException e) {
      LOG.warn("A listener failed; the run goes on.", e);
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
