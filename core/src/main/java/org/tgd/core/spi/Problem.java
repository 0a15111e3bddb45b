package org.tgd.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Editor;
import org.tgd.core.Task;
import org.tgd.core.eval.Evaluator;

/**
 * One thing to optimize: where to start, how to judge, how to edit without a model, how to draw.
 *
 * @param role what the text is, in words that a critic and an editor can use
 * @param start the first candidate
 * @param evaluator judges candidates
 * @param editor the domain's rule-based editor, if it has one
 * @param renderer draws candidates, if the domain can
 * @param constraints what every candidate must obey, in natural language
 * @param furtherStarts further candidates to judge at the beginning, beside the editor's proposals
 * @param examples candidates known to be good, shown to editors for orientation
 * @param momentum how many earlier candidates with their losses editors are shown, 0 or more
 * @param task what is to be reached and what an answer looks like, for models
 */
public record Problem(
    String role,
    String start,
    Evaluator evaluator,
    Optional<Editor> editor,
    Optional<Renderer> renderer,
    List<String> constraints,
    List<String> furtherStarts,
    List<String> examples,
    int momentum,
    Task task) {
  /** Copies the lists and checks that nothing is missing and the momentum is not negative. */
  public Problem {
    requireNonNull(role, "role");
    requireNonNull(start, "start");
    requireNonNull(evaluator, "evaluator");
    requireNonNull(editor, "editor");
    requireNonNull(renderer, "renderer");
    constraints = List.copyOf(constraints);
    furtherStarts = List.copyOf(furtherStarts);
    examples = List.copyOf(examples);
    if (momentum < 0) {
      throw new IllegalArgumentException("momentum was " + momentum + "; must be 0 or more");
    }
    requireNonNull(task, "task");
  }

  /** A problem with one start, without examples; editors are shown rejected candidates only. */
  public Problem(
      String role,
      String start,
      Evaluator evaluator,
      Optional<Editor> editor,
      Optional<Renderer> renderer,
      List<String> constraints) {
    this(role, start, evaluator, editor, renderer, constraints, List.of(), List.of(), 0, Task.NONE);
  }

  /** The same with further starts. */
  public Problem withFurtherStarts(List<String> next) {
    return new Problem(
        role, start, evaluator, editor, renderer, constraints, next, examples, momentum, task);
  }

  /** The same with examples. */
  public Problem withExamples(List<String> next) {
    return new Problem(
        role, start, evaluator, editor, renderer, constraints, furtherStarts, next, momentum, task);
  }

  /** The same with another momentum window. */
  public Problem withMomentum(int window) {
    return new Problem(
        role,
        start,
        evaluator,
        editor,
        renderer,
        constraints,
        furtherStarts,
        examples,
        window,
        task);
  }

  /** The same with a task. */
  public Problem withTask(Task next) {
    return new Problem(
        role,
        start,
        evaluator,
        editor,
        renderer,
        constraints,
        furtherStarts,
        examples,
        momentum,
        next);
  }
}
