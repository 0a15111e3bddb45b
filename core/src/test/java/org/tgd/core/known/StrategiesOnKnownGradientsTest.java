package org.tgd.core.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.llm.LlmComparer;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.run.BudgetedEvaluator;

/**
 * Every strategy on quadratics whose gradient an oracle states, at the same number of evaluator
 * calls. The table is written to {@code target/strategies-known-gradient.txt}.
 */
class StrategiesOnKnownGradientsTest {
  private static final List<String> TABLE = new ArrayList<>();
  private static final int SEEDS = 6;
  private static final int CALLS = 25;

  /** A quadratic in four coordinates, where its descent starts, and how the critic errs. */
  private record Descent(Quadratic problem, String start, double eta, Knobs knobs, long seed) {
    static Descent of(double kappa, Knobs knobs, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] lambda = IntStream.range(0, 4).mapToDouble(i -> Math.pow(kappa, i / 3.0)).toArray();
      double[] goal = random.doubles(4, -3, 3).toArray();
      String start = Vectors.text(random.doubles(4, -3, 3).toArray(), 12);
      return new Descent(new Quadratic(lambda, goal), start, 2 / (1 + kappa), knobs, seed);
    }

    /** The best loss as a share of the first, and how often a model was asked. */
    Found by(String strategy) {
      AtomicInteger asked = new AtomicInteger();
      Engine critic = counted(problem.critic(knobs, seed).engine(), asked);
      Engine editor = counted(Vectors.editor(eta, 12).engine(), asked);
      Budget budget = Budget.of(BudgetLimits.NONE.withEvaluations(CALLS));
      Evaluator evaluator = new BudgetedEvaluator(problem, budget);
      Engine judge = counted(Engine.of("judge", prompt -> judged(prompt.user())), asked);
      Outcome outcome =
          Optimization.of(
                  (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
                  LlmCritic.withoutFindings(critic).askedAnew(),
                  StrategySpec.parse(strategy)
                      .strategy(
                          new TextualGradientDescent(new LlmEditor(editor)),
                          new LlmComparer(judge, Task.NONE)),
                  2 * CALLS)
              .withSeed(seed)
              .run(Parameters.of("x", Variable.parameter("x", start)));
      return new Found(outcome.best().loss() / outcome.start().loss(), asked.get());
    }

    private Completion judged(String question) {
      List<String> versions =
          Stream.of(question.split("</version-", -1)).limit(2).map(this::version).toList();
      boolean first = loss(versions.get(0)) <= loss(versions.get(1));
      return new Completion((first ? "1" : "2") + ". It is nearer to the goal.", 1, 1, false);
    }

    private String version(String text) {
      return text.substring(text.lastIndexOf("<version-"));
    }

    private double loss(String text) {
      Evaluation evaluation = problem.evaluate(text);
      return evaluation.loss();
    }
  }

  private record Found(double share, int asked) {}

  private static Engine counted(Engine engine, AtomicInteger asked) {
    return Engine.of(
        engine.name(),
        prompt -> {
          asked.incrementAndGet();
          return engine.complete(prompt);
        });
  }

  @AfterAll
  static void writeTable() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/strategies-known-gradient.txt"), TABLE.stream().sorted().toList());
  }

  private static List<Found> runs(String strategy, double kappa, Knobs knobs) {
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> Descent.of(kappa, knobs, seed).by(strategy))
        .toList();
  }

  private static double middle(List<Found> runs) {
    double[] sorted = runs.stream().mapToDouble(Found::share).sorted().toArray();
    return (sorted[SEEDS / 2 - 1] + sorted[SEEDS / 2]) / 2;
  }

  private static void row(String strategy, String problem, List<Found> runs) {
    synchronized (TABLE) {
      TABLE.add(
          String.format(
              Locale.ROOT,
              "%-22s %-10s median of the loss left %.3e, model calls %6.1f",
              problem,
              strategy,
              middle(runs),
              runs.stream().mapToInt(Found::asked).average().orElseThrow()));
    }
  }

  static List<String> strategies() {
    return StrategySpec.names();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void withAnExactOracleNoStrategyIsWorseThanDescentAtEqualCalls(String strategy) {
    for (double kappa : new double[] {2, 10, 100}) {
      List<Found> plain = runs("tgd", kappa, Knobs.NONE);
      List<Found> mine = runs(strategy, kappa, Knobs.NONE);
      row(strategy, "kappa " + (int) kappa + ", exact", mine);
      if (!strategy.equals("best-of-n")) { // the control without feedback
        for (int i = 0; i < SEEDS; i++) {
          assertThat(mine.get(i).share())
              .as("%s, kappa %s, seed %d", strategy, kappa, i)
              .isLessThanOrEqualTo(plain.get(i).share() * (1 + 1e-9) + 1e-20);
        }
      }
    }
  }

  @Test
  void withAnOracleThatErrsTheTableSaysHowFarEachComes() {
    Knobs knobs = Knobs.NONE.withFlipped(0.25);
    for (String strategy : StrategySpec.names()) {
      List<Found> runs = runs(strategy, 10, knobs);
      row(strategy, "kappa 10, 25% flipped", runs);
      assertThat(runs).allMatch(found -> found.share() <= 1);
    }
  }
}
