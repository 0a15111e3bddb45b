package org.tgd.benchmarks.information;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.benchmarks.known.Asked;
import org.tgd.benchmarks.known.Oracle;
import org.tgd.core.Acceptance;
import org.tgd.core.Critic;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.Strategy;
import org.tgd.core.Variable;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Finding;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;

/**
 * One run: an instance, told by an arm, edited by rules, an oracle or a model.
 *
 * @param cell what is run
 * @param instance the instance
 * @param foreign the findings on the starts of the other instances
 * @param budget calls of the evaluator
 * @param model the model, where one is asked
 */
record Run(
    Cell cell, Instance instance, List<List<Finding>> foreign, int budget, Optional<Engine> model) {
  private static final String TEXT = "candidate";

  /** An editor that has nothing left to say is asked so often in vain. */
  private static final int PATIENCE = 12;

  /** A place in the grid. */
  record Cell(String field, String instance, Who who, Arm arm, boolean gated, long seed) {
    String acceptance() {
      return gated ? "not-worse" : "always";
    }

    String key() {
      return String.join(
          "|", field, instance, who.label(), arm.label(), acceptance(), Long.toString(seed));
    }
  }

  InformationRow row() {
    Meter meter = new Meter(instance, cell.arm(), budget);
    ArmCritic.Tally tally = new ArmCritic.Tally();
    Critic critic =
        new ArmCritic(
            new ArmCritic.Told(cell.arm(), instance, foreign, cell.seed(), base(), tally));
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(meter, parameters.get(TEXT)),
                critic,
                strategy(),
                2 * budget)
            .withAcceptance(acceptance())
            .withSeed(cell.seed())
            .withStop(StopRules.NONE.withPatience(PATIENCE + budget))
            .run(Parameters.of(TEXT, Variable.parameter(problem().role(), problem().start())));
    if (outcome.end() == Outcome.End.FAILED) {
      throw outcome.failure().orElseThrow();
    }
    if (outcome.end() == Outcome.End.BUDGET_EXHAUSTED && meter.found().spent() < budget) {
      throw new BudgetExhaustedException(outcome.reason()); // the model's, not the evaluator's
    }
    return row(meter, tally, outcome);
  }

  private InformationRow row(Meter meter, ArmCritic.Tally tally, Outcome outcome) {
    int proposals = 0;
    int improving = 0;
    Step incumbent = outcome.start();
    for (Step step : outcome.trajectory()) {
      if (step.index() > 0) {
        proposals++;
        improving += step.loss() < incumbent.loss() ? 1 : 0;
      }
      incumbent = step.accepted() ? step : incumbent;
    }
    return new InformationRow(
        cell.field(),
        cell.instance(),
        cell.who().label(),
        cell.arm().label(),
        cell.acceptance(),
        cell.seed(),
        meter.found().calls(),
        meter.found().losses(),
        incumbent.loss(),
        meter.found().spent(),
        proposals,
        improving,
        tally.foreign.get(),
        tally.replaced.get(),
        meter.found().texts());
  }

  /** With a single step all edits are made of the start, which stays. */
  private Acceptance acceptance() {
    if (cell.arm() == Arm.ONE_STEP) {
      return (candidate, incumbent) -> false;
    }
    return cell.gated() ? Acceptance.NOT_WORSE : Acceptance.ALWAYS;
  }

  private Problem problem() {
    return instance.problem();
  }

  private Critic base() {
    return cell.who() == Who.MODEL
        ? LlmCritic.withFindings(model.orElseThrow()).withTask(problem().task())
        : new GroundedCritic();
  }

  private Strategy strategy() {
    TextualGradientDescent.Options options =
        TextualGradientDescent.Options.DEFAULT
            .withConstraints(problem().constraints())
            .withMomentum(cell.who().readsWords() ? 0 : problem().momentum())
            .withTask(problem().task());
    TextualGradientDescent edits = new TextualGradientDescent(editor(), options);
    return cell.arm() == Arm.BEST_OF_N
        ? StrategySpec.parse("best-of-n:n=1").strategy(edits)
        : edits;
  }

  private Editor editor() {
    if (cell.arm() == Arm.RANDOM_EDIT) {
      return (edit, n, random) ->
          instance.drawn(edit.variable().value(), random).map(Instance.Drawn::text).stream()
              .toList();
    }
    return switch (cell.who()) {
      case RULES -> problem().editor().orElseThrow();
      case READER -> new LlmEditor(reader().engine());
      case MODEL_EDITS, MODEL -> new LlmEditor(model.orElseThrow());
    };
  }

  /**
   * Does what the words name, unless it was shown that this was tried; else changes something by
   * chance, as one does who was told nothing.
   */
  private Oracle reader() {
    return new Oracle(
        cell.seed(),
        (asked, random) -> {
          String text = asked.variable();
          return asked.tagged(named(asked, text).or(() -> drawn(text, random)).orElse(text));
        });
  }

  private Optional<String> named(Asked asked, String text) {
    return instance
        .told(text, String.join("\n", asked.feedback()))
        .filter(next -> !wasTried(asked.user(), next));
  }

  /** Whether a version stands among those that are shown below the feedback. */
  private static boolean wasTried(String prompt, String next) {
    return prompt.indexOf("\n" + next + "\n", prompt.lastIndexOf("</feedback-")) >= 0;
  }

  private Optional<String> drawn(String text, SplittableRandom random) {
    return instance.drawn(text, random).map(Instance.Drawn::text);
  }
}
