package org.tgd.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The feedback of one backward pass, per variable. A value: there is nothing to zero and nothing
 * goes stale. The gradients of a variable stand in edge order: by the order of the functions that
 * used it, then by the position of the argument; where parts of a loss are weighted, the heaviest
 * first.
 */
public final class Gradients {
  private final Map<Variable, List<Gradient>> byVariable;
  private final List<Remark> remarks;

  Gradients(Map<Variable, List<Gradient>> byVariable, List<Remark> remarks) {
    Map<Variable, List<Gradient>> copy = new HashMap<>();
    byVariable.forEach((variable, list) -> copy.put(variable, List.copyOf(list)));
    this.byVariable = Collections.unmodifiableMap(copy);
    this.remarks = List.copyOf(remarks);
  }

  /** Feedback on a single variable, as a person or a test would give it. */
  public static Gradients of(Variable variable, List<Gradient> gradients) {
    return new Gradients(Map.of(variable, gradients), List.of());
  }

  /** The same feedback on each of the parameters. */
  public static Gradients onEach(Parameters parameters, Gradient gradient) {
    Map<Variable, List<Gradient>> all = new HashMap<>();
    parameters.byName().values().forEach(variable -> all.put(variable, List.of(gradient)));
    return new Gradients(all, List.of());
  }

  /** The feedback that reached the variable, one entry per edge; empty when there is none. */
  public List<Gradient> of(Variable variable) {
    return byVariable.getOrDefault(variable, List.of());
  }

  /** What came of the answers that a model gave as critic, in edge order. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** Whether no variable of the graph received any feedback. */
  public boolean isEmpty() {
    return byVariable.values().stream().allMatch(List::isEmpty);
  }

  /** The same feedback with the gradients of the given parameters replaced, as by a summary. */
  public Gradients mapped(
      Parameters parameters, BiFunction<Variable, List<Gradient>, List<Gradient>> reduce) {
    Map<Variable, List<Gradient>> next = new HashMap<>(byVariable);
    for (Variable variable : parameters.byName().values()) {
      List<Gradient> present = of(variable);
      if (!present.isEmpty()) {
        next.put(variable, reduce.apply(variable, present));
      }
    }
    return new Gradients(next, remarks);
  }
}
