package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plan and the voxels that its hard constraints were asked of.
 *
 * @param limits the voxels of each constraint, with the multipliers of this plan
 * @param fluence the plan, optimal for this choice
 */
record ChosenPlan(List<LimitedVoxels> limits, Fluence fluence) {
  private static final int ROUNDS = 50;
  private static final double KEPT_GY = 1e-6;

  /** A round that gains less than this share is the last. */
  private static final double GAIN = 1e-6;

  double objective() {
    return fluence.objective();
  }

  List<LimitedVoxels> copy() {
    return limits.stream().map(LimitedVoxels::copy).toList();
  }

  /** Leaves out the voxels that break the limits the most. */
  static void chooseByDose(List<LimitedVoxels> limits, double[] dose) {
    for (LimitedVoxels own : limits) {
      own.choose(IntStream.range(0, own.size()).mapToDouble(i -> own.violation(i, dose)).toArray());
    }
  }

  /**
   * The plan after voxels that are left out but keep the limit have changed places with the
   * dearest, until there are none or little is gained. The objective never rises on the way; where
   * Newton's method does not end, the plan before stands, which is as good.
   */
  ChosenPlan settled(LimitedSolver solver, InverseProblem problem, Workers workers) {
    ChosenPlan now = this;
    for (int round = 0; round < ROUNDS; round++) {
      double[] dose = new double[problem.matrix().rows()];
      problem.matrix().multiply(now.fluence.weights(), dose, workers);
      List<LimitedVoxels> next = now.copy();
      boolean changed = false;
      for (LimitedVoxels own : next) {
        changed |= handOver(own, dose);
      }
      if (!changed) {
        return now;
      }
      Optional<Fluence> found = solver.quick(next, now.fluence.weights());
      if (found.isEmpty() || found.get().objective() >= now.objective()) {
        return now;
      }
      double before = now.objective();
      now = new ChosenPlan(next, found.get());
      if (now.objective() > before * (1 - GAIN)) {
        return now;
      }
    }
    return now;
  }

  private static boolean handOver(LimitedVoxels own, double[] dose) {
    List<Integer> idle = new ArrayList<>();
    for (int i : own.leftOut()) {
      if (own.violation(i, dose) <= KEPT_GY && !own.excluded(i)) {
        idle.add(i);
      }
    }
    List<Integer> dear = dearest(own);
    int exchanges = Math.min(idle.size(), dear.size());
    for (int k = 0; k < exchanges; k++) {
      own.demand(idle.get(k));
      own.release(dear.get(k));
    }
    return exchanges > 0;
  }

  /** The voxels that pull, the hardest first. */
  static List<Integer> dearest(LimitedVoxels own) {
    return IntStream.range(0, own.size())
        .boxed()
        .filter(i -> own.counts(i) && own.multiplier(i) > 0)
        .sorted(Comparator.comparingDouble(i -> -own.multiplier(i)))
        .toList();
  }
}
