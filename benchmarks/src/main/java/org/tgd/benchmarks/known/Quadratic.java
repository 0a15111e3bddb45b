package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** Half the sum of lambda_i (x_i - c_i)^2, with the prose of its gradient. */
final class Quadratic implements Evaluator {
  private final double[] lambda;
  private final double[] c;

  /** Curvatures, all positive, and the minimum. */
  Quadratic(double[] lambda, double[] c) {
    this.lambda = lambda.clone();
    this.c = c.clone();
  }

  /** Curvature 1 and the minimum at the origin. */
  static Quadratic round(int dimension) {
    double[] ones = new double[dimension];
    java.util.Arrays.fill(ones, 1);
    return new Quadratic(ones, new double[dimension]);
  }

  @Override
  public String purpose() {
    return "computes the loss of the vector";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    double loss = value(VectorText.parse(candidate));
    return new Evaluation.Scored(loss, List.of(), "loss " + loss, List.of());
  }

  double value(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += 0.5 * lambda[i] * (x[i] - c[i]) * (x[i] - c[i]);
    }
    return sum;
  }

  double[] gradient(double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = lambda[i] * (x[i] - c[i]);
    }
    return gradient;
  }

  /** A critic that states the gradient with the given errors; asked one call after the other. */
  Oracle critic(Knobs knobs, long seed) {
    List<double[]> asked = new ArrayList<>();
    return new Oracle(seed, (prompt, random) -> answer(prompt.variable(), asked, knobs, random));
  }

  private String answer(
      String variable, List<double[]> asked, Knobs knobs, SplittableRandom random) {
    double[] x = VectorText.parse(variable);
    synchronized (asked) {
      asked.add(x);
      int index = asked.size() - 1 - knobs.stale();
      return VectorText.prose(gradient(asked.get(Math.max(0, index))), knobs, random);
    }
  }
}
