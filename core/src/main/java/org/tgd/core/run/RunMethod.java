package org.tgd.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tgd.core.Acceptance;
import org.tgd.core.Comparer;
import org.tgd.core.Critic;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Strategy;
import org.tgd.core.Task;
import org.tgd.core.control.Controls;
import org.tgd.core.engine.Engine;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmComparer;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.LlmReducer;
import org.tgd.core.llm.MajorityCritic;
import org.tgd.core.llm.Manner;
import org.tgd.core.llm.PromptLimits;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/**
 * How a run searches: its critic, its editor and its strategy.
 *
 * @param config what the run depends on
 * @param domain whose control editors it may edit by
 * @param problem what it is about
 * @param manner how a model is asked
 * @param editing how the model is asked that edits
 * @param human the critic that asks a person, told the task
 */
record RunMethod(
    RunConfig config,
    Domain domain,
    Problem problem,
    Manner manner,
    Manner editing,
    Function<Task, Critic> human) {
  /**
   * The method, by which nothing can be judged yet.
   *
   * @param engine the model, if the run asks one
   * @param edits the model that edits, if one does
   * @param parallel asks several questions at once
   */
  Optimization optimization(Optional<Engine> engine, Optional<Engine> edits, Parallel parallel) {
    Objective none =
        (parameters, random) -> {
          throw new IllegalStateException("nothing to judge by");
        };
    TextualGradientDescent.Options options =
        TextualGradientDescent.Options.DEFAULT
            .withConstraints(problem.constraints())
            .withExamples(problem.examples())
            .withMomentum(problem.momentum())
            .withTask(task())
            .withCandidates(config.proposals());
    StrategySpec spec = config.search().strategy();
    boolean several = config.proposals() > 1 || !spec.equals(StrategySpec.TGD);
    if (!config.editor().equals("llm") && several) {
      // editors without a model learn from all that was judged; a prompt would grow too long
      options = options.withMomentum(Integer.MAX_VALUE);
    }
    TextualGradientDescent descent = begun(editor(edits), options);
    return Optimization.of(
            none, critic(engine), strategy(descent, comparer(engine)), config.steps())
        .withAcceptance(Acceptance.NOT_WORSE)
        .withFocus(config.search().focus())
        .withReducer(reducer(engine, parallel))
        .withSeed(config.seed())
        .withMostUseless(config.mostUseless());
  }

  /** Further starts are judged at the beginning, or kept by a strategy that begins anew. */
  private TextualGradientDescent begun(Editor editor, TextualGradientDescent.Options options) {
    List<String> starts = problem.furtherStarts();
    if (starts.isEmpty()) {
      return new TextualGradientDescent(editor, options);
    }
    boolean kept = config.search().strategy().beginsAnew() && config.search().batches().size() == 0;
    return kept
        ? new TextualGradientDescent(
            editor,
            options.withStarts(
                starts.stream().map(text -> Map.of(OptimizationRun.PARAMETER, text)).toList()))
        : new TextualGradientDescent(new FurtherStarts(starts, editor), options);
  }

  private Optimization.Reducer reducer(Optional<Engine> engine, Parallel parallel) {
    return config.model().asking().reduce()
        ? new LlmReducer(engine.orElseThrow(), LlmReducer.CHUNK, parallel, manner.prompts())
        : Optimization.Reducer.NONE;
  }

  private Strategy strategy(TextualGradientDescent edits, Comparer comparer) {
    StrategySpec spec = config.search().strategy();
    return config.search().batches().size() > 0
        ? spec.onBatches(edits, comparer)
        : spec.strategy(edits, comparer);
  }

  /** The domain's task; what the evaluator measures is the goal where the domain names none. */
  private Task task() {
    Task task = problem.task();
    String purpose = problem.evaluator().purpose().replaceAll("\\s*\\R\\s*", " ").strip();
    return task.goal().isBlank() ? new Task(purpose, task.statement(), task.form()) : task;
  }

  private Comparer comparer(Optional<Engine> engine) {
    return engine
        .<Comparer>map(each -> new LlmComparer(each, task(), manner.prompts()))
        .orElse(Comparer.NONE);
  }

  private Critic critic(Optional<Engine> engine) {
    CriticSpec spec = CriticSpec.parse(config.critic());
    if (spec.asksModel()) {
      LlmCritic asked =
          new LlmCritic(engine.orElseThrow(), spec.findings(), PromptLimits.DEFAULT)
              .withTask(task())
              .withManner(manner);
      return spec.count() == 1 ? asked : MajorityCritic.of(asked, spec.count());
    }
    return spec.name().equals(CriticSpec.HUMAN)
        ? human.apply(task())
        : Controls.named(spec.name(), config.seed()).orElseGet(() -> new GroundedCritic());
  }

  private Editor editor(Optional<Engine> engine) {
    return switch (config.editor()) {
      case "llm" -> new LlmEditor(engine.orElseThrow()).withManner(editing);
      case "rules" -> problem.editor().orElseThrow();
      default -> domain.controlEditors().get(config.editor());
    };
  }
}
