package org.tgd.radiotherapy.optimize;

import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The derivative of the inner optimum by the weights. At the optimum the gradient over the positive
 * beamlets F vanishes, so {@code H_FF dx_F/d ln w_k = -w_k (∇f_k)_F}; a beamlet at zero stays
 * there.
 */
final class ImplicitDerivative {
  private final InverseProblem problem;
  private final double[] solution;
  private final Workers workers;

  ImplicitDerivative(InverseProblem problem, double[] solution, Workers workers) {
    this.problem = problem;
    this.solution = solution;
    this.workers = workers;
  }

  double[][] byLogWeight() {
    List<WeightedObjective> terms = problem.objectives();
    int[] active =
        IntStream.range(0, terms.size()).filter(t -> terms.get(t).weight() > 0).toArray();
    PlanFunction function = problem.function(terms, workers);
    double[] dose = new double[function.rows()];
    function.dose(solution, dose);
    int[] free = IntStream.range(0, solution.length).filter(j -> solution[j] > 0).toArray();
    double[][] lower = function.curvature(dose, free);
    int[] all = IntStream.range(0, free.length).toArray();
    Cholesky factor = Cholesky.of(lower, all, ProjectedNewton.damping(lower));
    double[][] result = new double[terms.size()][solution.length];
    for (int i = 0; i < active.length; i++) {
      double[] slope = function.termGradient(i, solution, dose);
      double[] step = ProjectedNewton.pick(slope, free);
      factor.solve(step);
      double weight = terms.get(active[i]).weight();
      for (int k = 0; k < free.length; k++) {
        result[active[i]][free[k]] = -weight * step[k];
      }
    }
    return result;
  }
}
