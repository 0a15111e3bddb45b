package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.program.NumberEditor;
import org.tgd.core.run.BudgetedEvaluator;

/**
 * A bowl with waves on it, and findings that point down the bowl but for some that point elsewhere:
 * which ones depends on the text alone. The problems of different seeds differ in how high the
 * waves are and in how often the findings err.
 */
final class Rugged implements Evaluator {
  /** The share of the first loss at which the search ends. */
  static final double FOUND = 1e-6;

  private static final Pattern NUMBER = Pattern.compile("x\\d: (-?[0-9.]+)");

  private final double[] goal;
  private final double[] curvature;
  private final double[] start;
  private final double wave;
  private final double wrong;
  private final long noise;

  Rugged(long seed, long noise) {
    SplittableRandom random = new SplittableRandom(seed);
    this.goal = random.doubles(4, -5, 5).toArray();
    this.start = random.doubles(4, -5, 5).toArray();
    this.curvature = random.doubles(4, 0.5, 4).toArray();
    this.wave = seed % 3 == 0 ? 0 : random.nextDouble(0.5, 4);
    this.wrong = seed % 4 * 0.15;
    this.noise = seed * 1_000 + noise;
  }

  @Override
  public String purpose() {
    return "measures four numbers";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    double[] x =
        NUMBER
            .matcher(candidate)
            .results()
            .mapToDouble(each -> Double.parseDouble(each.group(1)))
            .toArray();
    SplittableRandom random = new SplittableRandom(noise * 31 + candidate.hashCode()).split();
    double loss = 0;
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double off = x[i] - goal[i];
      loss += curvature[i] * off * off + wave * (1 - Math.cos(3 * off));
      double to =
          x[i] - (random.nextDouble() < wrong ? -1 : 1) * 0.5 * off * random.nextDouble(0.5, 2);
      String from = number(x[i]);
      findings.add(
          Finding.of(
                  "x" + i,
                  from,
                  "less loss",
                  "Change x" + i + " to " + number(to) + ".",
                  Math.abs(off))
              .withChanges(List.of(Change.of("x" + i, from, number(to)))));
    }
    return new Evaluation.Scored(loss, List.of(), "loss " + loss, findings);
  }

  private static String number(double value) {
    return String.format(java.util.Locale.ROOT, "%.6f", value);
  }

  /** The best loss at so many evaluator calls, as a share of the first. */
  double share(String strategy, int calls) {
    Evaluator evaluator =
        new BudgetedEvaluator(this, Budget.of(BudgetLimits.NONE.withEvaluations(calls)));
    String text =
        IntStream.range(0, start.length)
            .mapToObj(i -> "x" + i + ": " + number(start[i]))
            .collect(Collectors.joining("\n"));
    TextualGradientDescent edits =
        new TextualGradientDescent(
            new NumberEditor(),
            TextualGradientDescent.Options.DEFAULT.withMomentum(Integer.MAX_VALUE));
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
                new GroundedCritic(),
                StrategySpec.parse(strategy).strategy(edits),
                calls)
            .withSeed(noise)
            .withStop(
                new StopRules(OptionalDouble.of(FOUND * evaluate(text).loss()), 0, () -> false))
            .run(Parameters.of("x", Variable.parameter("four numbers", text)));
    return outcome.best().loss() / outcome.start().loss();
  }
}
