package org.tgd.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  /** The objective that the feedback on a candidate is about; empty for all. */
  private final IdentityHashMap<Step, String> about = new IdentityHashMap<>();

  /** What was asked in the present step. */
  private final IdentityHashMap<Step, Gradients> asked = new IdentityHashMap<>();

  /** The losses of all items that each candidate has met. */
  private final Map<Place, Map<String, Double>> met = new HashMap<>();

  /** The candidates on the batch of the present step; empty where all are judged alike. */
  private final List<Step> present = new ArrayList<>();

  private List<Step> survivors = List.of();
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
  public List<Step> pool() {
    return List.copyOf(present.isEmpty() ? trajectory : present);
  }

  @Override
  public Map<String, Double> items(Step candidate) {
    return met.getOrDefault(Place.of(candidate), Map.of());
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
    Loss loss = judged.loss();
    String objective = method.focus().chosen(loss, index);
    Gradients gradients =
        method
            .focus()
            .on(loss, index)
            .backward(critic, parallel)
            .mapped(candidate.parameters(), method.reducer()::reduce);
    synchronized (tapes) {
      tapes.put(candidate, judged.with(gradients));
      about.put(candidate, objective);
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
      String now = method.focus().chosen(judged.loss(), index);
      if (!now.equals(about.getOrDefault(judged.step(), now))) {
        return false;
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

  /**
   * Lets the candidates that are alive meet the batch of a new step.
   *
   * @param incumbent as it was judged on that batch
   * @param again judges others on that batch, in their order
   */
  void meet(Step incumbent, Function<List<Judged>, List<Judged>> again) {
    Set<Parameters> seen = new HashSet<>(Set.of(incumbent.parameters()));
    List<Step> others =
        survivors.stream()
            .filter(step -> !Place.of(step).equals(Place.of(incumbent)))
            .filter(step -> seen.add(step.parameters()))
            .toList();
    List<Judged> before = others.stream().map(tapes::get).toList();
    List<Judged> now = again.apply(before);
    present.clear();
    present.add(incumbent);
    for (int i = 0; i < now.size(); i++) {
      replace(others.get(i), now.get(i));
      present.add(now.get(i).step());
    }
    present.sort(Comparator.comparingInt(Step::index).thenComparingInt(Step::candidate));
  }

  /** A judged candidate, made from another. */
  void add(Judged judged, Step parent) {
    trajectory.add(judged.step());
    if (!present.isEmpty()) {
      present.add(judged.step());
    }
    learn(judged.step());
    parents.put(judged.step(), parent);
    tapes.put(judged.step(), judged);
  }

  /** The same candidate, judged anew on another batch. */
  void replace(Step before, Judged now) {
    parents.put(now.step(), parents.getOrDefault(before, before));
    tapes.put(now.step(), now);
    learn(now.step());
  }

  private void learn(Step step) {
    met.computeIfAbsent(Place.of(step), place -> new LinkedHashMap<>()).putAll(step.items());
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
    survivors =
        kept.stream()
            .sorted(Comparator.comparingInt(Step::index).thenComparingInt(Step::candidate))
            .toList();
    kept.add(trajectory.get(0));
    tapes.keySet().retainAll(kept);
    about.keySet().retainAll(kept);
  }

  /** Which candidate of a run a step is, on whatever batch. */
  private record Place(int index, int candidate) {
    static Place of(Step step) {
      return new Place(step.index(), step.candidate());
    }
  }
}
