package org.tgd.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final List<Idle> idle = new ArrayList<>();
  private final Answers answers;
  private final Judge judge;
  private final Live live;
  private final Watch watch;
  private final Validator validator;
  private Champion champion;

  Descent(Optimization method, Journal journal, Parallel parallel, Progress progress) {
    this.method = method;
    this.journal = journal;
    this.parallel = parallel;
    this.progress = progress;
    this.answers = new Answers(method.mostUseless());
    this.judge = new Judge(method, parallel);
    this.live = new Live(method, parallel);
    this.watch = new Watch(method.stop());
    this.validator = new Validator(method, journal);
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
      Optional<Watch.Stop> stop = stop(0, start);
      for (int index = 1; index <= method.steps() && stop.isEmpty(); index++) {
        SplittableGenerator mine = random.split();
        SplittableGenerator edits = mine.split();
        if (index > 1 && !incumbent.repeatable()) {
          batch = new Batch(index - 1, mine);
          incumbent = meetBatch(index, incumbent, batch);
        }
        incumbent = step(index, incumbent, edits, batch);
        stop = stop(index, incumbent.step());
      }
      Watch.Stop end = stop.orElse(Watch.Stop.DONE);
      if (end.end().isFinal()) {
        validator.test(Math.max(0, live.index() - 1), start);
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

  /** What ends the run after a step, if anything does. */
  private Optional<Watch.Stop> stop(int index, Step incumbent) {
    boolean validated = validator.isDue(index);
    if (validated) {
      validate(index, incumbent);
    }
    if (answers.areUseless()) {
      Watch.Stop useless = new Watch.Stop(Outcome.End.USELESS_ANSWERS, answers.reason());
      if (isStopped(index, useless)) {
        return Optional.of(useless);
      }
      answers.forget();
    }
    Optional<Watch.Stop> rule =
        validated || method.validation().isEmpty() ? watch.after(index, best()) : Optional.empty();
    if (rule.isPresent()) {
      return rule;
    }
    pause(index);
    return asked(index);
  }

  /** Waits where somebody outside wants it; stands on the record and changes nothing else. */
  private void pause(int index) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("index", index);
    if (journal.isBeside(StepJson.KIND_PAUSE)) {
      journal.beside(StepJson.KIND_PAUSE, line);
    } else if (index < method.steps() && isFresh() && method.pause().isAsked()) {
      journal.beside(StepJson.KIND_PAUSE, line);
      journal.sync();
      tell(() -> progress.paused(index));
      method.pause().await();
    }
  }

  /** Whether the run is at a place where no earlier session was. */
  private boolean isFresh() {
    return !journal.isReplay() && journal.isRecalled();
  }

  private void validate(int index, Step incumbent) {
    Step first = // on a batch of a later step it has another loss
        live.trajectory().stream()
            .filter(step -> step.index() == incumbent.index())
            .filter(step -> step.candidate() == incumbent.candidate())
            .findFirst()
            .orElseThrow();
    Step validated = validator.validate(index, first);
    tell(() -> progress.validated(index, validated));
  }

  /** Somebody outside wants an end, or wanted it here in an earlier session. */
  private Optional<Watch.Stop> asked(int index) {
    boolean wanted =
        journal.isNext(StepJson.KIND_STOP) || (isFresh() && method.stop().asked().getAsBoolean());
    return wanted && isStopped(index, Watch.Stop.ASKED)
        ? Optional.of(Watch.Stop.ASKED)
        : Optional.empty();
  }

  /** The incumbent, and the best so far where it is another, judged on the batch of a new step. */
  private Judged meetBatch(int index, Judged incumbent, Batch batch) {
    Judged parent = judge.again(incumbent, batch);
    live.replace(incumbent.step(), parent);
    journal.note(StepJson.KIND_PARENT, StepJson.parent(index, parent.step()));
    if (method.validation().isEmpty()) {
      champion.meet(parent, each -> judge.again(each, batch));
    }
    return parent;
  }

  /** Records what ends the run; a run that ended so before and was taken up again goes on. */
  private boolean isStopped(int index, Watch.Stop stop) {
    boolean[] fresh = {false};
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("index", index).put("reason", stop.reason());
    journal.once(
        StepJson.KIND_STOP,
        request,
        () -> {
          fresh[0] = true;
          return JsonNodeFactory.instance.objectNode();
        });
    return fresh[0] || (journal.isReplay() && journal.isRecalled());
  }

  private Judged step(int index, Judged incumbent, SplittableGenerator edits, Batch batch) {
    live.begin(index);
    State state = new State(incumbent.step(), live, live.trajectory(), edits, parallel);
    Drafts drafts = method.strategy().drafts(state);
    List<Remark> remarks = new ArrayList<>(live.answersOfCritic());
    List<Remark> said = new ArrayList<>(drafts.remarks());
    Map<Parameters, Step> proposals = others(incumbent.step(), drafts, said);
    remarks.addAll(said);
    answers.take(remarks);
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
    Judged next = settle(incumbent, judged.done(), proposals, worthSaying(remarks));
    if (judged.done().isEmpty()) {
      idle(new Idle(index, worthSaying(remarks)), live.known(incumbent.step()));
    }
    journal.sync();
    live.end(next.step(), said);
    return next;
  }

  /** The proposals but their parents, each once with its parent; known ones are remarked. */
  private Map<Parameters, Step> others(Step incumbent, Drafts drafts, List<Remark> remarks) {
    Map<Parameters, Step> others = new LinkedHashMap<>();
    Set<Parameters> seen = new HashSet<>();
    for (int i = 0; i < drafts.candidates().size(); i++) {
      Parameters proposal = drafts.candidates().get(i);
      Step parent = drafts.parents().isEmpty() ? incumbent : drafts.parents().get(i);
      if (seen.add(proposal)) {
        if (proposal.equals(parent.parameters()) || proposal.equals(incumbent.parameters())) {
          remarks.add(
              new Remark(Remark.Kind.SAME, "the proposal equals the version to be improved"));
        } else {
          judge.known(proposal).ifPresent(step -> remarks.add(repeated(step)));
          others.put(proposal, parent);
        }
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
  private void keep(Judged judged, Step parent) {
    live.add(judged, parent);
    champion.challenge(judged);
    tell(() -> progress.accept(judged.step()));
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
      tell(() -> progress.remarked(judged.get(0).step().index(), remarks));
    }
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

  private void record(Step step, ObjectNode line) {
    journal.note(StepJson.KIND, line);
    tell(() -> progress.accept(step));
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
    if (validator.best().isPresent()) {
      return validator.best().get();
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
