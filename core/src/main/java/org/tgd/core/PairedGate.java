package org.tgd.core;

import java.util.Map;

/** Accepts by the differences of the items that both sides were judged on. */
record PairedGate(double margin) implements Acceptance {
  PairedGate {
    if (!(margin >= 0) || Double.isInfinite(margin)) {
      throw new IllegalArgumentException("margin was " + margin + "; must be 0 or more");
    }
  }

  @Override
  public boolean needsNumbers() {
    return true;
  }

  @Override
  public boolean accept(Step candidate, Step incumbent) {
    Map<String, Double> theirs = incumbent.items();
    double[] differences =
        candidate.items().entrySet().stream()
            .filter(each -> theirs.containsKey(each.getKey()))
            .mapToDouble(each -> each.getValue() - theirs.get(each.getKey()))
            .toArray();
    if (differences.length == 0) {
      return candidate.loss() <= incumbent.loss();
    }
    double mean = 0;
    for (double each : differences) {
      mean += each / differences.length;
    }
    return mean + margin * error(differences, mean) <= 0;
  }

  /** The standard error of the mean; 0 for a single difference. */
  private static double error(double[] differences, double mean) {
    double squares = 0;
    for (double each : differences) {
      squares += (each - mean) * (each - mean);
    }
    int n = differences.length;
    return n == 1 ? 0 : Math.sqrt(squares / (n - 1) / n);
  }
}
