package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tgd.core.eval.Finding;

/**
 * What an editor sees: a variable, the feedback on it, and what was tried before.
 *
 * @param variable the variable to improve; its value is the incumbent's
 * @param gradients the feedback on it, one per edge of the graph, in edge order
 * @param constraints what every value must obey, in natural language
 * @param examples values known to be good, shown for orientation
 * @param attempts earlier values with their losses, oldest first: the momentum window
 * @param rejected proposals that were not accepted, oldest first
 * @param memory feedback of earlier steps, oldest first: the gradient memory
 * @param briefing the task, and what is known of the last tries
 */
public record Edit(
    Variable variable,
    List<Gradient> gradients,
    List<String> constraints,
    List<String> examples,
    List<Attempt> attempts,
    List<Attempt> rejected,
    List<Gradient> memory,
    Briefing briefing) {
  /** Copies the lists and checks that nothing is missing. */
  public Edit {
    requireNonNull(variable, "variable");
    gradients = List.copyOf(gradients);
    constraints = List.copyOf(constraints);
    examples = List.copyOf(examples);
    attempts = List.copyOf(attempts);
    rejected = List.copyOf(rejected);
    memory = List.copyOf(memory);
    requireNonNull(briefing, "briefing");
  }

  /** An edit without a briefing. */
  public Edit(
      Variable variable,
      List<Gradient> gradients,
      List<String> constraints,
      List<String> examples,
      List<Attempt> attempts,
      List<Attempt> rejected,
      List<Gradient> memory) {
    this(variable, gradients, constraints, examples, attempts, rejected, memory, Briefing.NONE);
  }

  /** The same edit with a briefing. */
  public Edit withBriefing(Briefing next) {
    return new Edit(variable, gradients, constraints, examples, attempts, rejected, memory, next);
  }

  /** An edit that shows nothing but the variable and its feedback. */
  public static Edit of(Variable variable, List<Gradient> gradients) {
    return new Edit(variable, gradients, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /**
   * All findings under the feedback, each once: those of one edge as the evaluator ordered them,
   * those of several the weightiest first, equal ones in edge order.
   */
  public List<Finding> findings() {
    Stream<Finding> all =
        gradients.stream().flatMap(gradient -> gradient.feedback().findings().stream()).distinct();
    return gradients.size() < 2
        ? all.toList()
        : all.sorted(Comparator.comparingDouble(Finding::weight).reversed()).toList();
  }
}
