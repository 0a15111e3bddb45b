package org.tgd.benchmarks.baseline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.program.NumberEditor;
import org.tgd.core.program.NumberProbes;

/**
 * Textual gradient descent over the numbers of a text, a line each, without a model: every number
 * is tried a little lower and a little higher, findings say from which value to which the loss
 * falls, and a rule makes these changes. All that is tried counts. A run that brings nothing better
 * for some steps begins again at a random point; a strategy that begins anew by itself is given the
 * same points in the same order.
 */
public final class DescentSearch implements BoxSearch {
  private static final String NAME = "x";
  private static final double PROBE = 0.01;
  private static final int PATIENCE = 8;
  private static final int MOST_STEPS = 1000;
  private static final int MOST_RUNS = 100;

  private final StrategySpec strategy;

  /** A search by one of the engine's strategies. */
  public DescentSearch(StrategySpec strategy) {
    this.strategy = requireNonNull(strategy, "strategy");
  }

  @Override
  public String name() {
    return "TGD " + strategy;
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> starts = new ArrayList<>();
    List<Long> seeds = new ArrayList<>();
    double[] from = start;
    for (int run = 0; run < MOST_RUNS; run++) {
      starts.add(text(function, from));
      seeds.add(random.nextLong());
      from = point(function, random);
    }
    boolean over = false;
    for (int run = 0; run < MOST_RUNS && !over; run++) {
      over = descend(function, starts.subList(run, MOST_RUNS), seeds.get(run)).isPresent();
    }
  }

  private static double[] point(BoxFunction function, SplittableRandom random) {
    double[] lower = function.lower();
    double[] widths = function.widths(1);
    double[] point = random.doubles(lower.length).toArray();
    for (int i = 0; i < point.length; i++) {
      point[i] = lower[i] + point[i] * widths[i];
    }
    return point;
  }

  /**
   * One run from the first of these starts; a strategy that begins anew by itself gets the others,
   * and is not ended where it stalls. What ended the run, where that was the budget.
   */
  private Optional<RuntimeException> descend(BoxFunction function, List<String> starts, long seed) {
    Evaluator evaluator = new NumberProbes(new OnText(function), PROBE);
    List<Map<String, String>> further =
        starts.stream().skip(1).map(text -> Map.of(NAME, text)).toList();
    TextualGradientDescent edits =
        new TextualGradientDescent(
            new NumberEditor(),
            TextualGradientDescent.Options.DEFAULT
                .withMomentum(Integer.MAX_VALUE)
                .withStarts(further));
    Optimization method =
        Optimization.of(
                (parameters, draws) -> Loss.of(evaluator, parameters.get(NAME)),
                new GroundedCritic(),
                strategy.strategy(edits),
                MOST_STEPS)
            .withSeed(seed)
            .withStop(StopRules.NONE.withPatience(strategy.beginsAnew() ? 0 : PATIENCE));
    try {
      Outcome outcome =
          method.run(Parameters.of(NAME, Variable.parameter("numbers", starts.get(0))));
      outcome
          .failure()
          .filter(failure -> !(failure instanceof BoxFunction.BudgetSpentException))
          .ifPresent(
              failure -> {
                throw failure;
              });
      return outcome.failure();
    } catch (BoxFunction.BudgetSpentException spent) {
      return Optional.of(spent);
    }
  }

  /** The numbers in shares of the box from 0 to 10, so that a step means the same for each. */
  private static String text(BoxFunction function, double[] x) {
    double[] lower = function.lower();
    double[] widths = function.widths(1.0 / SCALE);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      text.append(String.format(Locale.ROOT, "x%d = %.6f%n", i + 1, (x[i] - lower[i]) / widths[i]));
    }
    return text.toString();
  }

  private static final double SCALE = 10;

  /** The function of the numbers in a text. */
  private record OnText(BoxFunction function) implements Evaluator {
    @Override
    public String purpose() {
      return "computes the loss of the numbers";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      double[] numbers =
          candidate
              .lines()
              .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('=') + 1)))
              .toArray();
      double[] lower = function.lower();
      double[] widths = function.widths(1 / SCALE);
      double[] x =
          IntStream.range(0, numbers.length)
              .mapToDouble(i -> lower[i] + numbers[i] * widths[i])
              .toArray();
      double loss = function.value(x);
      return new Evaluation.Scored(loss, List.of(), "loss " + loss, List.of());
    }
  }
}
