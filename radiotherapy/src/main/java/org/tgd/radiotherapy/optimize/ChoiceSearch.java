package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for a better choice of the voxels that hard constraints leave out: a voxel that is left out
 * is asked for the dose too, and the dearest voxel then is released; where that gains nothing more,
 * two voxels change places at random and it begins again. How long it looks depends on the number
 * of beamlets alone (at thirty it takes longer than the first solve); the random numbers have a
 * fixed seed.
 */
final class ChoiceSearch {
  private static final int TRIALS = 600;
  private static final int KICKS = 30;
  private static final int EXCHANGED = 2;
  private static final double SMALL = 60;
  private static final double GAIN = 1e-7;
  private static final double HOPELESS = 1e-3;

  private final LimitedSolver solver;
  private final InverseProblem problem;
  private final Workers workers;
  private final SplittableRandom random = new SplittableRandom(1);
  private int trials;
  private int kicks;

  ChoiceSearch(LimitedSolver solver, InverseProblem problem, Workers workers) {
    this.solver = solver;
    this.problem = problem;
    this.workers = workers;
    double share = Math.min(1, Math.pow(SMALL / problem.matrix().columns(), 3));
    this.trials = (int) (TRIALS * share);
    this.kicks = (int) (KICKS * share);
  }

  /** The best plan found, no worse than the given one. */
  ChosenPlan improve(ChosenPlan plan) {
    ChosenPlan best = climb(plan, trials);
    for (; kicks > 0 && trials > 0; kicks--) {
      ChosenPlan next = kicked(best);
      if (next.objective() < best.objective() * 1.1) {
        next = climb(next, trials / kicks);
      }
      best = next.objective() < best.objective() * (1 - GAIN) ? next : best;
    }
    return best;
  }

  private ChosenPlan kicked(ChosenPlan plan) {
    List<LimitedVoxels> limits = plan.copy();
    for (LimitedVoxels own : limits) {
      List<Integer> dear = new ArrayList<>(ChosenPlan.dearest(own));
      List<Integer> out = new ArrayList<>(candidates(own));
      for (int k = 0; k < EXCHANGED && !dear.isEmpty() && !out.isEmpty(); k++) {
        own.release(dear.remove(random.nextInt(dear.size())));
        own.demand(out.remove(random.nextInt(out.size())));
      }
    }
    return solved(limits, plan.fluence().weights());
  }

  private static List<Integer> candidates(LimitedVoxels own) {
    return own.leftOut().stream().filter(i -> !own.excluded(i)).toList();
  }

  private ChosenPlan solved(List<LimitedVoxels> limits, double[] start) {
    return new ChosenPlan(limits, solver.solve(limits, start, false))
        .settled(solver, problem, workers);
  }

  /** Single exchanges as long as they gain, at most a number of trials. */
  private ChosenPlan climb(ChosenPlan plan, int most) {
    ChosenPlan now = plan;
    int end = trials - most;
    boolean gain = true;
    while (gain) {
      gain = false;
      for (int c = 0; c < now.limits().size() && !gain; c++) {
        for (int voxel : cheapest(now, c)) {
          if (trials <= end) {
            return now;
          }
          trials--;
          ChosenPlan next = exchanged(now, c, voxel);
          if (next.objective() < now.objective() * (1 - GAIN)) {
            now = next;
            gain = true;
            break;
          }
        }
      }
    }
    return now;
  }

  private List<Integer> cheapest(ChosenPlan plan, int constraint) {
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(plan.fluence().weights(), dose, workers);
    LimitedVoxels own = plan.limits().get(constraint);
    return candidates(own).stream()
        .sorted(Comparator.comparingDouble(i -> own.violation(i, dose)))
        .toList();
  }

  private ChosenPlan exchanged(ChosenPlan plan, int constraint, int voxel) {
    List<LimitedVoxels> limits = plan.copy();
    LimitedVoxels own = limits.get(constraint);
    own.demand(voxel);
    Fluence tight = solver.solve(limits, plan.fluence().weights(), true);
    int dearest = ChosenPlan.dearest(own).stream().findFirst().orElse(voxel);
    if (dearest == voxel) {
      return plan;
    }
    own.release(dearest);
    Fluence rough = solver.solve(limits, tight.weights(), true);
    if (rough.objective() > plan.objective() * (1 + HOPELESS)) {
      return plan;
    }
    return solved(limits, rough.weights());
  }
}
