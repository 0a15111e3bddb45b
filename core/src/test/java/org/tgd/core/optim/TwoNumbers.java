package org.tgd.core.optim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.Comparer;
import org.tgd.core.Critic;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Pause;
import org.tgd.core.StopRules;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.known.Oracle;
import org.tgd.core.llm.LlmComparer;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.program.NumberEditor;
import org.tgd.core.run.BudgetedEvaluator;
import org.tgd.core.run.JournaledEngine;
import org.tgd.core.run.JournaledEvaluator;

/**
 * Runs that look for two numbers, x = 3 and y = 1: the findings lead most of the way, further than
 * the first step and less far than a good one. Rules edit, or an oracle in the place of a model.
 */
final class TwoNumbers {
  static final String START = "x: 9\ny: -4";

  /** Where a strategy may begin anew. */
  private static final List<Map<String, String>> STARTS =
      List.of(
          Map.of("numbers", START.replaceAll("-?\\d+(\\.\\d+)?", "1")),
          Map.of("numbers", START.replaceAll("-?\\d+(\\.\\d+)?", "30")),
          Map.of("numbers", "no numbers"));

  final AtomicInteger judged = new AtomicInteger();
  final AtomicInteger asked = new AtomicInteger();

  /** What the model was asked, in the order of asking. */
  final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());

  /** The evaluation at which the process is killed; 0 for none. */
  int killedAt;

  int steps = 7;
  StopRules stop = StopRules.NONE;
  Pause pause = Pause.NEVER;
  BudgetLimits limits = BudgetLimits.NONE;
  Critic critic = new GroundedCritic();

  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static double number(String name, String text) {
    Matcher matcher = Pattern.compile(name + ": (-?[0-9.E-]+)").matcher(text);
    if (!matcher.find()) {
      throw new NumberFormatException("no " + name);
    }
    return Double.parseDouble(matcher.group(1));
  }

  static double loss(String text) {
    double x = number("x", text) - 3;
    double y = number("y", text) - 1;
    return x * x + 2 * y * y + Math.abs(x * y);
  }

  private static Finding finding(String name, double value, double goal) {
    String to = Double.toString(value + 0.7 * (goal - value));
    return Finding.of(
            name,
            Double.toString(value),
            "about " + goal,
            (goal > value ? "Raise " : "Lower ") + name + " from " + value + " to " + to + ".",
            Math.abs(goal - value))
        .withChanges(List.of(Change.of(name, Double.toString(value), to)));
  }

  Evaluator evaluator() {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "measures two numbers";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        if (judged.incrementAndGet() == killedAt) {
          throw new Killed();
        }
        double loss = loss(candidate);
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("x", number("x", candidate), 3));
        findings.add(finding("y", number("y", candidate), 1));
        return new Evaluation.Scored(loss, List.of(), "loss " + loss, findings);
      }
    };
  }

  /** A model that changes the numbers at random, by what it is asked. */
  static Oracle model() {
    return new Oracle(
        7,
        (question, random) -> {
          if (question.user().endsWith("and why?")) {
            return compared(question.user());
          }
          double x = number("x", question.variable()) + random.nextDouble(-3, 2);
          double y = number("y", question.variable()) + random.nextDouble(-1, 2);
          return question.tagged("x: " + x + "\ny: " + y);
        });
  }

  private static String compared(String question) {
    List<String> versions =
        Pattern.compile("<version-\\w+>\n(.*?)\n</version", Pattern.DOTALL)
            .matcher(question)
            .results()
            .map(each -> each.group(1))
            .toList();
    boolean first = loss(versions.get(0)) <= loss(versions.get(1));
    return (first ? "1" : "2") + ". Its numbers are nearer to the goal.";
  }

  private Engine engine(Journal journal) {
    Oracle model = model();
    return new JournaledEngine(
        Engine.of(
            "oracle",
            prompt -> {
              asked.incrementAndGet();
              prompts.add(prompt);
              return model.engine().complete(prompt);
            }),
        journal);
  }

  /** A run with a record. */
  Outcome run(String strategy, boolean rules, int threads, Journal journal) {
    Engine engine = engine(journal);
    Budget budget = Budget.of(limits);
    Evaluator evaluator =
        new JournaledEvaluator(
            new BudgetedEvaluator(evaluator(), budget),
            journal,
            recalled -> budget.spend(org.tgd.core.budget.Cost.evaluations(recalled.cost())));
    TextualGradientDescent edits =
        new TextualGradientDescent(
            rules ? new NumberEditor() : new LlmEditor(engine),
            TextualGradientDescent.Options.DEFAULT
                .withMomentum(rules ? Integer.MAX_VALUE : 0)
                .withStarts(STARTS));
    try (Parallel parallel = Parallel.of(threads)) {
      return Optimization.of(
              (parameters, random) -> Loss.of(evaluator, parameters.get("numbers")),
              critic,
              StrategySpec.parse(strategy)
                  .strategy(edits, rules ? Comparer.NONE : new LlmComparer(engine, Task.NONE)),
              steps)
          .withSeed(3)
          .withStop(stop)
          .withPause(pause)
          .run(
              Parameters.of("numbers", Variable.parameter("two numbers", START)),
              journal,
              parallel,
              step -> {});
    }
  }

  /** The same in a directory. */
  Outcome run(String strategy, boolean rules, int threads, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Journal journal = Journal.open(directory)) {
      return run(strategy, rules, threads, journal);
    }
  }

  /** The same without a record. */
  Outcome run(String strategy, boolean rules) {
    return run(strategy, rules, 1, Journal.discarding());
  }
}
