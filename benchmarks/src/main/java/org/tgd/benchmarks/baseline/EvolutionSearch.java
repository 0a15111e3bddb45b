package org.tgd.benchmarks.baseline;

import java.util.SplittableRandom;

/**
 * The (1+1) evolution strategy: one parent, one child drawn from a normal distribution around it,
 * the better one stays. The step begins at a quarter of the box and follows the rule of a fifth
 * (Rechenberg 1973), in the form of Kern et al. (Natural Computing 3, 77, 2004): times exp(0.8 / d)
 * with d = sqrt(n + 1) after a success, times exp(-0.2 / d) after a failure.
 */
public final class EvolutionSearch implements BoxSearch {
  private static final double SIGMA = 0.25;
  private static final double SUCCESS = 0.2;
  private static final double LEAST = 1e-12;

  @Override
  public String name() {
    return "(1+1)-ES";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double damping = Math.sqrt(start.length + 1.0);
    double[] widths = function.widths(1);
    double[] lower = function.lower();
    double[] upper = function.upper();
    try {
      double[] parent = start.clone();
      double value = function.value(parent);
      double sigma = SIGMA;
      while (true) {
        double[] child = parent.clone();
        for (int i = 0; i < child.length; i++) {
          double moved = child[i] + sigma * widths[i] * random.nextGaussian();
          child[i] = Math.min(upper[i], Math.max(lower[i], moved));
        }
        double next = function.value(child);
        boolean success = next <= value;
        if (success) {
          parent = child;
          value = next;
        }
        sigma = Math.max(LEAST, sigma * Math.exp(((success ? 1 : 0) - SUCCESS) / damping));
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }
}
