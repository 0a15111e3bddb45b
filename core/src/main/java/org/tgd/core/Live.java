package org.tgd.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tgd.core.journal.Parallel;

/**
 * The candidates of a run: what came of all of them, and the tapes of those that are alive.
 * Feedback on different candidates may be asked for from several threads.
 */
final class Live implements History {
  private final Optimization method;
  private final Parallel parallel;
  private final List<Step> trajectory = new ArrayList<>();
  private final List<PastFeedback> memory = new ArrayList<>();
  private final IdentityHashMap<Step, Step> parents = new IdentityHashMap<>();
  private final IdentityHashMap<Step, Judged> tapes = new IdentityHashMap<>();

  /** What was asked in the present step. */
  private final IdentityHashMap<Step, Gradients> asked = new IdentityHashMap<>();

  private int index;
  private List<Remark> remarks = List.of();

  Live(Optimization method, Parallel parallel) {
    this.method = method;
    this.parallel = parallel;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public List<Step> trajectory() {
    return List.copyOf(trajectory);
  }

  @Override
  public List<PastFeedback> memory() {
    return List.copyOf(memory);
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public Step parent(Step candidate) {
    return parents.getOrDefault(candidate, candidate);
  }

  @Override
  public Gradients feedback(Step candidate) {
    Judged judged = tape(candidate);
    if (isCriticised(judged)) {
      return judged.gradients().orElseThrow();
    }
    Critic critic = method.critic().on(candidate, this);
    Gradients gradients =
        judged
            .loss()
            .backward(critic, parallel)
            .mapped(candidate.parameters(), method.reducer()::reduce);
    synchronized (tapes) {
      tapes.put(candidate, judged.with(gradients));
      asked.put(candidate, gradients);
    }
    return gradients;
  }

  private Judged tape(Step candidate) {
    synchronized (tapes) {
      Judged judged = tapes.get(candidate);
      if (judged == null) {
        throw new IllegalArgumentException(
            "candidate %d of step %d is not alive; a strategy keeps what it names in alive()"
                .formatted(candidate.candidate(), candidate.index()));
      }
      return judged;
    }
  }

  /**
   * Whether the feedback is known: a candidate that stayed is not criticised again, since the
   * question would be the same. It is where the critic's answers were of no use.
   */
  private boolean isCriticised(Judged judged) {
    synchronized (tapes) {
      if (asked.containsKey(judged.step())) {
        return true;
      }
    }
    return method.critic().isSteady()
        && judged.gradients().isPresent()
        && judged.gradients().get().remarks().stream().noneMatch(remark -> remark.kind().useless());
  }

  /** Begins a step. */
  void begin(int next) {
    index = next;
    asked.clear();
  }

  /** A judged candidate, made from another. */
  void add(Judged judged, Step parent) {
    trajectory.add(judged.step());
    parents.put(judged.step(), parent);
    tapes.put(judged.step(), judged);
  }

  /** The same candidate, judged anew on another batch. */
  void replace(Step before, Judged now) {
    parents.put(now.step(), parents.getOrDefault(before, before));
    tapes.put(now.step(), now);
  }

  /** What came of the answers of the critic in this step, in the order of the candidates. */
  List<Remark> answersOfCritic() {
    return inOrder().values().stream().flatMap(each -> each.remarks().stream()).toList();
  }

  /** What was asked in this step goes into the memory. */
  void remember() {
    inOrder().forEach((step, each) -> memory.add(PastFeedback.of(step.parameters(), each)));
  }

  private Map<Step, Gradients> inOrder() {
    Map<Step, Gradients> ordered = new LinkedHashMap<>();
    asked.keySet().stream()
        .sorted(Comparator.comparingInt(Step::index).thenComparingInt(Step::candidate))
        .forEach(step -> ordered.put(step, asked.get(step)));
    return ordered;
  }

  /** The feedback on a candidate as far as it was asked for. */
  PastFeedback known(Step candidate) {
    Judged judged = tapes.get(candidate);
    return judged == null
        ? PastFeedback.NONE
        : judged
            .gradients()
            .map(gradients -> PastFeedback.of(candidate.parameters(), gradients))
            .orElse(PastFeedback.NONE);
  }

  /** Ends a step: the tapes of candidates that nobody will ask for are let go. */
  void end(Step incumbent, List<Remark> said) {
    remarks = List.copyOf(said);
    index++;
    asked.clear();
    Set<Step> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(method.strategy().alive(this));
    kept.add(incumbent);
    kept.add(trajectory.get(0));
    tapes.keySet().retainAll(kept);
  }
}
