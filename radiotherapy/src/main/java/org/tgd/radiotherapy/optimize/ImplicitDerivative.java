package org.tgd.radiotherapy.optimize;

import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The derivative of the inner optimum by the weights and by the doses of the objectives. At the
 * optimum the gradient over the positive beamlets F vanishes, so {@code H_FF dx_F/d ln w_k = -w_k
 * (∇f_k)_F} and {@code H_FF dx_F/d d_k = -w_k (∂∇f_k/∂d_k)_F}; a beamlet at zero stays there.
 */
final class ImplicitDerivative {
  /** Half the width of the difference that stands for the derivative by a dose. */
  private static final double STEP_GY = 0.01;

  private final InverseProblem problem;
  private final double[] solution;
  private final Workers workers;
  private final PlanFunction function;
  private final double[] dose;
  private final int[] active;
  private final int[] free;
  private final Curvature curvature;

  ImplicitDerivative(InverseProblem problem, double[] solution, Workers workers) {
    this.problem = problem;
    this.solution = solution;
    this.workers = workers;
    List<WeightedObjective> terms = problem.objectives();
    this.active = IntStream.range(0, terms.size()).filter(t -> terms.get(t).weight() > 0).toArray();
    this.function = problem.function(terms, workers);
    this.dose = new double[function.rows()];
    function.dose(solution, dose);
    this.free = IntStream.range(0, solution.length).filter(j -> solution[j] > 0).toArray();
    this.curvature = function.curvature(dose, free);
  }

  double[][] byLogWeight() {
    double[][] result = new double[problem.objectives().size()][solution.length];
    for (int i = 0; i < active.length; i++) {
      double[] slope = function.termGradient(i, solution, dose);
      double weight = problem.objectives().get(active[i]).weight();
      solve(slope, -weight, result[active[i]]);
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

  private void solve(double[] slope, double scale, double[] result) {
    double[] step = ProjectedNewton.pick(slope, free);
    curvature.solve(new double[][] {step});
    for (int k = 0; k < free.length; k++) {
      result[free[k]] = scale * step[k];
    }
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
