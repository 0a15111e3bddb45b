package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
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
 */
public record Edit(
    Variable variable,
    List<Gradient> gradients,
    List<String> constraints,
    List<String> examples,
    List<Attempt> attempts,
    List<Attempt> rejected,
    List<Gradient> memory) {
  /** Copies the lists and checks that nothing is missing. */
  public Edit {
    requireNonNull(variable, "variable");
    gradients = List.copyOf(gradients);
    constraints = List.copyOf(constraints);
    examples = List.copyOf(examples);
    attempts = List.copyOf(attempts);
    rejected = List.copyOf(rejected);
    memory = List.copyOf(memory);
  }

  /** An edit that shows nothing but the variable and its feedback. */
  public static Edit of(Variable variable, List<Gradient> gradients) {
    return new Edit(variable, gradients, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** All findings under the feedback, in edge order, each once. */
  public List<Finding> findings() {
    return gradients.stream()
        .flatMap(gradient -> gradient.feedback().findings().stream())
        .distinct()
        .toList();
  }
}
