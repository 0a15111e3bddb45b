package org.tgd.benchmarks.known;

import java.util.List;
import java.util.OptionalDouble;
import org.tgd.core.Acceptance;
import org.tgd.core.Critic;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.PromptLimits;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.optim.TextualGradientDescent.Options;

/**
 * The engine (graph, prompts, parsing, repair, loop) between an oracle critic and an oracle editor.
 */
final class Trial {
  private static final int REPAIRS = 3;

  /** More than any experiment needs. */
  private static final int MOST = 100_000;

  private final Optimization method;

  private Trial(Optimization method) {
    this.method = method;
  }

  /** A trial that takes over every candidate. */
  static Trial of(Evaluator evaluator, Oracle critic, Oracle editor) {
    return of(
        (parameters, random) -> Loss.of(evaluator, parameters.get("x")), critic, editor, REPAIRS);
  }

  /**
   * The same over any forward pass.
   *
   * @param repairs how often an answer that cannot be read is asked for again
   */
  static Trial of(Objective objective, Oracle critic, Oracle editor, int repairs) {
    return new Trial(
        method(objective, critic, editor(editor, repairs), Options.DEFAULT.withRejected(0)));
  }

  /** The same whose editor is shown the feedback of so many earlier steps. */
  static Trial remembering(Evaluator evaluator, Oracle critic, Oracle editor, int memory) {
    return new Trial(
        method(
            (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
            critic,
            editor(editor, REPAIRS),
            Options.DEFAULT.withRejected(0).withMemory(memory)));
  }

  /** The same with any critic. */
  static Trial of(Objective objective, Critic critic, Oracle editor) {
    return of(objective, critic, editor, Options.DEFAULT.withRejected(0));
  }

  /** The same with any critic, and an editor that is shown what the options say. */
  static Trial of(Objective objective, Critic critic, Oracle editor, Options options) {
    return new Trial(
        Optimization.of(
                objective,
                critic,
                new TextualGradientDescent(editor(editor, REPAIRS), options),
                MOST)
            .withAcceptance(Acceptance.ALWAYS));
  }

  private static LlmEditor editor(Oracle editor, int repairs) {
    return new LlmEditor(editor.engine(), repairs, PromptLimits.DEFAULT);
  }

  private static Optimization method(
      Objective objective, Oracle critic, LlmEditor editor, Options options) {
    return Optimization.of(
            objective,
            LlmCritic.withoutFindings(critic.engine()).askedAnew(),
            new TextualGradientDescent(editor, options),
            MOST)
        .withAcceptance(Acceptance.ALWAYS);
  }

  /** The same that goes back where a candidate is worse. */
  Trial reverting() {
    return new Trial(method.withAcceptance(Acceptance.NOT_WORSE));
  }

  /** All judged candidates until the loss is at most the target. */
  List<Step> until(double target, String start) {
    Outcome outcome = run(method.withStop(StopRules.NONE.withTarget(target)), start);
    if (outcome.end() != Outcome.End.TARGET_REACHED && outcome.best().loss() > target) {
      throw new IllegalStateException(
          "the target was not reached: " + outcome.end() + " " + outcome.reason());
    }
    return outcome.trajectory();
  }

  /** In how many steps the loss is at most the target. */
  int stepsUntil(double target, String start) {
    List<Step> steps = until(target, start);
    return steps.get(steps.size() - 1).index();
  }

  /** In how many steps, of so many at the most, the loss is at most the target. */
  OptionalDouble stepsWithin(int most, double target, String start) {
    Optimization limited = method.withSteps(most).withStop(StopRules.NONE.withTarget(target));
    List<Step> steps = run(limited, start).trajectory();
    Step last = steps.get(steps.size() - 1);
    return last.loss() <= target ? OptionalDouble.of(last.index()) : OptionalDouble.empty();
  }

  /** All judged candidates until a step brings nothing better. */
  List<Step> toTheEnd(String start) {
    return run(method.withStop(StopRules.NONE.withPatience(1)), start).trajectory();
  }

  /** All judged candidates of so many steps. */
  List<Step> steps(int count, String start) {
    return run(method.withSteps(count), start).trajectory();
  }

  /** The same on several threads. */
  List<Step> steps(int count, String start, int threads) {
    try (Parallel parallel = Parallel.of(threads)) {
      return method
          .withSteps(count)
          .run(parameters(start), Journal.discarding(), parallel, step -> {})
          .trajectory();
    }
  }

  private static Outcome run(Optimization method, String start) {
    Outcome outcome = method.run(parameters(start));
    outcome
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return outcome;
  }

  private static Parameters parameters(String start) {
    return Parameters.of("x", Variable.parameter("x", start));
  }

  static String text(Step step) {
    return step.parameters().get("x").value();
  }
}
