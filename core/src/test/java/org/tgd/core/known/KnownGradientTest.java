package org.tgd.core.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Acceptance;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Strategy;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.PromptLimits;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.optim.TextualGradientDescent.Options;

/**
 * The whole engine (graph, prompts, parsing, repair, loop) with oracles for models, against
 * predictions from theory. The table is written to {@code target/known-gradient.txt}.
 */
class KnownGradientTest {
  private static final List<String> TABLE = new ArrayList<>();
  private static final int SEEDS = 200;

  @AfterAll
  static void writeTable() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/known-gradient.txt"), TABLE);
  }

  private static void row(String format, Object... values) {
    synchronized (TABLE) {
      TABLE.add(String.format(Locale.ROOT, format, values));
    }
  }

  private static final class Reached extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Parameters start(String text) {
    return Parameters.of("x", Variable.parameter("x", text));
  }

  private static Objective by(Evaluator evaluator) {
    return (parameters, random) -> Loss.of(evaluator, parameters.get("x"));
  }

  private static Optimization method(
      Objective objective, Oracle critic, Oracle editor, Acceptance acceptance) {
    LlmEditor edits = new LlmEditor(editor.engine(), 3, PromptLimits.DEFAULT);
    return Optimization.of(
            objective,
            LlmCritic.withoutFindings(critic.engine()).askedAnew(),
            new TextualGradientDescent(edits, Options.DEFAULT.withRejected(0)),
            20_000)
        .withAcceptance(acceptance);
  }

  /** All judged candidates until the loss is at most the target. */
  private static List<Step> until(double target, Optimization method, String start) {
    List<Step> steps = new ArrayList<>();
    AtomicBoolean reached = new AtomicBoolean();
    Strategy untilReached =
        state -> {
          if (reached.get()) {
            throw new Reached();
          }
          return method.strategy().propose(state);
        };
    Outcome outcome =
        method
            .withStrategy(untilReached)
            .run(
                start(start),
                Journal.discarding(),
                Parallel.SEQUENTIAL,
                step -> {
                  steps.add(step);
                  reached.set(step.loss() <= target);
                });
    if (reached.get()) {
      return steps;
    }
    throw new AssertionError(
        "the target was not reached: " + outcome.end() + " " + outcome.reason());
  }

  private static int lastIndex(List<Step> steps) {
    return steps.get(steps.size() - 1).index();
  }

  /** Mean and standard error over seeds; must lie within four standard errors of the prediction. */
  private static void agrees(String name, double predicted, LongToDoubleFunction run) {
    double[] seen = LongStream.range(0, SEEDS).mapToDouble(run).toArray();
    double mean = Arrays.stream(seen).average().orElseThrow();
    double variance =
        Arrays.stream(seen).map(v -> (v - mean) * (v - mean)).sum() / (seen.length - 1);
    double error = Math.sqrt(variance / seen.length);
    row("%-34s predicted %9.3f  seen %9.3f +- %.3f", name, predicted, mean, error);
    assertThat(Math.abs(mean - predicted)).as(name).isLessThanOrEqualTo(4 * error + 1e-12);
  }

  // E1: quadratic, exact gradient in prose, optimal step

  private static double[] lambdas(double kappa) {
    return IntStream.range(0, 4).mapToDouble(i -> Math.pow(kappa, i / 3.0)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"2, 9", "10, 46", "100, 461"})
  void e1ConvergesAtTheRateOfItsConditionNumberAndEveryIterateIsExact(double kappa, int bound) {
    Quadratic problem = new Quadratic(lambdas(kappa), new double[] {0.07, 2.7, -2.14, 2.69});
    double eta = 2 / (1 + kappa);
    double[] x = {-1.13, -0.46, 1.97, -0.54};
    double target = 1e-8 * problem.value(x);
    List<Step> steps =
        until(
            target,
            method(
                by(problem),
                problem.critic(Knobs.NONE, 1),
                Vectors.editor(eta, 12),
                Acceptance.ALWAYS),
            Vectors.text(x, 12));
    for (Step step : steps) {
      assertThat(step.parameters().get("x").value()).isEqualTo(Vectors.text(x, 12));
      double[] gradient = problem.gradient(Vectors.parse(Vectors.text(x, 12)));
      double[] at = Vectors.parse(Vectors.text(x, 12));
      x = IntStream.range(0, 4).mapToDouble(i -> at[i] - eta * gradient[i]).toArray();
    }
    row("E1 kappa=%-25.0f bound     %5d      seen %5d", kappa, bound, lastIndex(steps));
    assertThat(lastIndex(steps)).isLessThanOrEqualTo(bound).isGreaterThan(bound * 9 / 10 - 1);
  }

  // E2: the same with noise, kappa = 1

  @Test
  void e2NoiseLeavesTheErrorThatTheoryPredicts() {
    double eta = 0.3;
    double sigma = 0.5;
    int steps = 30;
    Quadratic problem = new Quadratic(new double[] {1, 1}, new double[] {0, 0});
    double decay = Math.pow(1 - eta, 2 * steps);
    double predicted = decay * 8 + eta * sigma * sigma * 2 / (2 - eta) * (1 - decay);
    agrees(
        "E2 eta=.3 sigma=.5",
        predicted,
        seed -> {
          Optimization method =
              method(
                  by(problem),
                  problem.critic(Knobs.NONE.withNoise(sigma), seed),
                  Vectors.editor(eta, 12),
                  Acceptance.ALWAYS);
          return 2 * method.withSteps(steps).run(start("x[0] = 2\nx[1] = 2")).last().loss();
        });
  }

  // E3: sign prose, m unit steps away

  private static List<Step> walk(Knobs knobs, long seed) {
    Quadratic problem = new Quadratic(new double[] {1}, new double[] {0});
    return until(
        0,
        method(by(problem), problem.critic(knobs, seed), Vectors.unitEditor(), Acceptance.ALWAYS),
        "x[0] = 10");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", ".1, 0", ".2, 0", ".3, 0", ".4, 0", ".45, 0", "0, .5", ".2, .5"})
  void e3FlippedSignsSlowTheWalkAsPredicted(double flipped, double missing) {
    Knobs knobs = Knobs.NONE.withFlipped(flipped).withMissing(missing);
    agrees(
        "E3 p=" + flipped + " q=" + missing,
        10 / ((1 - missing) * (1 - 2 * flipped)),
        seed -> lastIndex(walk(knobs, seed)));
  }

  // E4: a hidden bit string

  private static final int BITS = 32;
  private static final Pattern BIT = Pattern.compile("bit (\\d+)");

  private static final Evaluator ZEROS =
      new Evaluator() {
        @Override
        public String purpose() {
          return "counts the wrong bits";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          long wrong = candidate.chars().filter(c -> c == '1').count();
          return new Evaluation.Scored(wrong, List.of(), wrong + " wrong", List.of());
        }
      };

  private static Oracle bitCritic(double p, long seed) {
    return new Oracle(
        seed,
        (asked, random) -> {
          String bits = asked.variable();
          int[] wrong =
              IntStream.range(0, bits.length()).filter(i -> bits.charAt(i) == '1').toArray();
          int named =
              random.nextDouble() < p
                  ? random.nextInt(bits.length())
                  : wrong[random.nextInt(wrong.length)];
          return "I believe that bit " + named + " is wrong.";
        });
  }

  private static Oracle bitEditor() {
    return new Oracle(
        0,
        (asked, random) -> {
          Matcher named = BIT.matcher(asked.feedback().get(0));
          assertThat(named.find()).isTrue();
          int index = Integer.parseInt(named.group(1));
          char[] bits = asked.variable().toCharArray();
          bits[index] = bits[index] == '1' ? '0' : '1';
          return asked.tagged(new String(bits));
        });
  }

  static double expectedSteps(int bits, int wrong, double p, boolean revert) {
    double next = 0;
    double sum = 0;
    for (int k = bits; k >= 1; k--) {
      double v = 1 - p + p * k / bits;
      double u = revert ? 0 : p * (1 - (double) k / bits);
      next = (1 + u * next) / v;
      sum += k <= wrong ? next : 0;
    }
    return sum;
  }

  @Test
  void e4TheRecursionGivesThePublishedExpectations() {
    assertThat(expectedSteps(BITS, BITS / 2, .2, false))
        .isCloseTo(22.7, org.assertj.core.data.Offset.offset(.05));
    assertThat(expectedSteps(BITS, BITS / 2, .5, false))
        .isCloseTo(65.4, org.assertj.core.data.Offset.offset(.05));
    assertThat(expectedSteps(BITS, BITS / 2, .7, true))
        .isCloseTo(34.5, org.assertj.core.data.Offset.offset(.05));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false", ".2, false", ".4, false", ".5, false", ".6, false",
    ".2, true", ".4, true", ".5, true", ".6, true", ".7, true"
  })
  void e4RandomBitsSlowTheSearchAsPredicted(double p, boolean revert) {
    Acceptance acceptance = revert ? Acceptance.NOT_WORSE : Acceptance.ALWAYS;
    String start = "1".repeat(BITS / 2) + "0".repeat(BITS / 2);
    agrees(
        "E4 p=" + p + (revert ? " with revert" : ""),
        expectedSteps(BITS, BITS / 2, p, revert),
        seed ->
            lastIndex(
                until(0, method(by(ZEROS), bitCritic(p, seed), bitEditor(), acceptance), start)));
  }

  // E5: stale gradients

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 1", "2, 0.618", "4, 0.347"})
  void e5ADelayIsStableBelowItsThresholdOnly(int delay, double threshold) {
    assertThat(staleError(delay, 0.93 * threshold)).isLessThan(1);
    assertThat(staleError(delay, 1.07 * threshold)).isGreaterThan(1);
  }

  private static double staleError(int delay, double eta) {
    Quadratic problem = new Quadratic(new double[] {1}, new double[] {0});
    Optimization base =
        method(
            by(problem),
            problem.critic(Knobs.NONE.withStale(delay), 1),
            Vectors.editor(eta, 12),
            Acceptance.ALWAYS);
    Outcome outcome = base.withSteps(200).withSeed(0).run(start("x[0] = 1"));
    List<Step> steps = outcome.trajectory();
    return steps.subList(steps.size() - 20, steps.size()).stream()
        .mapToDouble(step -> Math.sqrt(2 * step.loss()))
        .max()
        .orElseThrow();
  }

  // E10: a share of the batch contradicts

  private static List<String> batch(double share, int threads) {
    int size = 20;
    Quadratic problem = new Quadratic(new double[] {1}, new double[] {0});
    Pattern item = Pattern.compile("judges item (\\d+)");
    Oracle critic =
        new Oracle(
            1,
            (asked, random) -> {
              Matcher matcher = item.matcher(asked.user());
              assertThat(matcher.find()).isTrue();
              boolean reversed = Integer.parseInt(matcher.group(1)) < share * size;
              double g = Vectors.parse(asked.variable())[0];
              return Vectors.prose(
                  new double[] {reversed ? -g : g}, Knobs.NONE, new SplittableRandom(1));
            });
    Objective mean =
        (parameters, random) ->
            Loss.mean(
                IntStream.range(0, size)
                    .mapToObj(
                        i ->
                            Loss.of(
                                new Evaluator() {
                                  @Override
                                  public String purpose() {
                                    return "judges item " + i;
                                  }

                                  @Override
                                  public Evaluation evaluate(String candidate) {
                                    return problem.evaluate(candidate);
                                  }
                                },
                                parameters.get("x")))
                    .toList());
    Optimization base = method(mean, critic, Vectors.editor(0.1, 12), Acceptance.ALWAYS);
    Optimization method = base.withSteps(20).withSeed(0);
    try (Parallel parallel = Parallel.of(threads)) {
      Outcome outcome =
          method.run(start("x[0] = 1.000000000000"), Journal.discarding(), parallel, step -> {});
      return outcome.trajectory().stream().map(s -> s.parameters().get("x").value()).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", ".1", ".25", ".4", ".5"})
  void e10ContradictionInABatchSlowsItAsPredicted(double share) {
    List<String> trace = batch(share, 1);
    int k = share == 0.5 ? 0 : 20;
    double x = Vectors.parse(trace.get(trace.size() - 1))[0];
    double predicted = Math.pow(1 - 0.1 * (1 - 2 * share), k);
    row("E10 c=%-28.2f predicted %9.6f  seen %9.6f", share, predicted, x);
    assertThat(trace).hasSize(k + 1);
    assertThat(x).isCloseTo(predicted, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void theTraceIsTheSameOnOneAndSixteenThreads() {
    assertThat(batch(.25, 16)).isEqualTo(batch(.25, 1));
  }

  // E11: malformed answers

  @ParameterizedTest
  @CsvSource({".2, 3", ".2, 1", ".5, 2"})
  void e11MalformedAnswersCostTheCallsThatTheoryPredicts(double malformed, int repairs) {
    int steps = 50;
    Quadratic problem = new Quadratic(new double[] {1}, new double[] {0});
    List<Double> failures = new ArrayList<>();
    agrees(
        "E11 m=" + malformed + " R=" + repairs + " calls",
        (1 - Math.pow(malformed, repairs + 1)) / (1 - malformed),
        seed -> {
          Oracle editor = malformedEditor(malformed, seed);
          Optimization method =
              Optimization.of(
                      by(problem),
                      LlmCritic.withoutFindings(problem.critic(Knobs.NONE, 1).engine()),
                      new TextualGradientDescent(
                          new LlmEditor(editor.engine(), repairs, PromptLimits.DEFAULT)),
                      steps)
                  .withAcceptance(Acceptance.ALWAYS);
          Outcome outcome = method.run(start("x[0] = 1000"));
          failures.add((steps + 1.0 - outcome.trajectory().size()) / steps);
          return (double) editor.calls() / steps;
        });
    int[] next = {0};
    agrees(
        "E11 m=" + malformed + " R=" + repairs + " failures",
        Math.pow(malformed, repairs + 1),
        seed -> failures.get(next[0]++));
  }

  private static Oracle malformedEditor(double share, long seed) {
    return new Oracle(
        seed,
        (asked, random) -> {
          if (random.nextDouble() < share) {
            return "<new-value>I lost the thread, " + random.nextLong();
          }
          Matcher original = Pattern.compile("x\\[0] = (-?\\d+)").matcher(asked.variable());
          assertThat(original.find()).isTrue();
          return asked.tagged("x[0] = " + (Integer.parseInt(original.group(1)) - 1));
        });
  }
}
