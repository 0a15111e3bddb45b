package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.VoxelwiseLimit;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The derivative of the inner optimum by the weights and by the doses of the objectives. At the
 * optimum the gradient over the positive beamlets F vanishes, so {@code H_FF dx_F/d ln w_k = -w_k
 * (∇f_k)_F} and {@code H_FF dx_F/d d_k = -w_k (∂∇f_k/∂d_k)_F}; a beamlet at zero stays there. Under
 * hard constraints the voxels at their limit stay at it: the same system, bordered by their rows
 * (Nocedal and Wright, Numerical Optimization, section 18.1), solved by the method of multipliers.
 */
final class ImplicitDerivative {
  /** Half the width of the difference that stands for the derivative by a dose. */
  private static final double STEP_GY = 0.01;

  /** How near a voxel at its limit is to it, in Gy. */
  private static final double AT_LIMIT_GY = 1e-5;

  /** The weight of a penalty on voxels at their limit, in units of the sum of all weights. */
  private static final double STIFFNESS = 300;

  private static final int ROUNDS = 12;
  private static final double TOLERANCE = 1e-6;

  /** The derivative of a problem that is solved coarsely is found to two digits. */
  private static final double COARSE = 1e-2;

  private static final double COARSELY = 1e-5;

  private final InverseProblem problem;
  private final double[] solution;
  private final SolverSettings settings;
  private final Workers workers;
  private final PlanFunction function;
  private final double[] dose;
  private final int[] active;
  private final int[] free;
  private final Curvature curvature;
  private final List<LimitedVoxels> limits;

  /** What the penalty adds to the curvature in each row: not zero where a voxel is at its limit. */
  private final double[] rowWeight;

  ImplicitDerivative(
      InverseProblem problem, double[] solution, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.settings = settings;
    this.solution = solution;
    this.workers = workers;
    List<WeightedObjective> terms = problem.objectives();
    this.active = IntStream.range(0, terms.size()).filter(t -> terms.get(t).weight() > 0).toArray();
    this.function = problem.function(terms, workers);
    this.dose = new double[function.rows()];
    function.dose(solution, dose);
    this.free = IntStream.range(0, solution.length).filter(j -> solution[j] > 0).toArray();
    this.limits = new Feasibility(problem, workers).limits(1);
    ChosenPlan.chooseByDose(limits, dose);
    this.rowWeight = new double[dose.length];
    this.curvature = bordered().curvature(dose, free);
  }

  /** By the logarithm of a factor of the weights of each group of objectives. */
  double[][] byLogWeight(List<int[]> groups) {
    double[][] result = new double[groups.size()][solution.length];
    for (int g = 0; g < result.length; g++) {
      double[] slope = new double[solution.length];
      boolean any = false;
      for (int objective : groups.get(g)) {
        int term = Arrays.binarySearch(active, objective);
        if (term >= 0) {
          double weight = problem.objectives().get(objective).weight();
          Vectors.add(weight, function.termGradient(term, solution, dose), slope);
          any = true;
        }
      }
      if (any) {
        solve(slope, -1, result[g]);
      }
    }
    return result;
  }

  double[][] byDose() {
    PlanFunction above = problem.function(shifted(STEP_GY), workers);
    PlanFunction below = problem.function(shifted(-STEP_GY), workers);
    double[][] result = new double[problem.objectives().size()][solution.length];
    for (int i = 0; i < active.length; i++) {
      WeightedObjective term = problem.objectives().get(active[i]);
      double[] slope = above.termGradient(i, solution, dose).clone();
      double[] down = below.termGradient(i, solution, dose);
      for (int j = 0; j < slope.length; j++) {
        slope[j] -= down[j];
      }
      double width = STEP_GY + Math.min(STEP_GY, term.objective().doseGy());
      solve(slope, -term.weight() / width, result[active[i]]);
    }
    return result;
  }

  /** The objectives with a penalty that bends at every voxel at its limit. */
  private PlanFunction bordered() {
    double total = problem.objectives().stream().mapToDouble(WeightedObjective::weight).sum();
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    for (LimitedVoxels own : limits) {
      double[] limit = new double[own.size()];
      int sign = own.constraint().sign();
      double weight = STIFFNESS * Math.max(total, 1);
      for (int i = 0; i < limit.length; i++) {
        boolean held = own.counts(i) && Math.abs(own.violation(i, dose)) <= AT_LIMIT_GY;
        limit[i] = held ? own.constraint().doseGy() + sign : sign * Double.NEGATIVE_INFINITY;
        rowWeight[own.rows()[i]] += held ? 2 * weight / limit.length : 0;
      }
      terms.add(
          new WeightedObjective(
              own.constraint().structure(), weight, new VoxelwiseLimit(limit, sign)));
    }
    return problem.function(terms, workers);
  }

  private void solve(double[] slope, double scale, double[] result) {
    double[] side = ProjectedNewton.pick(slope, free);
    double[] multiplier = new double[dose.length];
    double largest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = side.clone();
      curvature.solve(
          new double[][] {step}, settings.relativeTolerance() > COARSELY ? COARSE : TOLERANCE);
      for (int k = 0; k < free.length; k++) {
        result[free[k]] = scale * step[k];
      }
      double left = limits.isEmpty() ? 0 : hold(result, scale, multiplier);
      largest = Math.max(largest, left);
      if (left <= TOLERANCE * largest) {
        return;
      }
      double[] pull = new double[slope.length];
      problem.matrix().multiplyTransposed(multiplier, pull, workers);
      for (int k = 0; k < free.length; k++) {
        side[k] = slope[free[k]] - pull[free[k]];
      }
    }
  }

  /** Moves the multipliers by what voxels at their limit would move; the largest such move. */
  private double hold(double[] step, double scale, double[] multiplier) {
    double[] moved = new double[dose.length];
    problem.matrix().multiply(step, moved, workers);
    double largest = 0;
    for (int r = 0; r < moved.length; r++) {
      if (rowWeight[r] > 0) {
        multiplier[r] += rowWeight[r] * moved[r] / scale;
        largest = Math.max(largest, Math.abs(moved[r]));
      }
    }
    return largest;
  }

  private List<WeightedObjective> shifted(double stepGy) {
    return problem.objectives().stream()
        .map(
            term -> {
              double moved = Math.max(0, term.objective().doseGy() + stepGy);
              return new WeightedObjective(
                  term.structure(), term.weight(), term.objective().withDoseGy(moved));
            })
        .toList();
  }
}
