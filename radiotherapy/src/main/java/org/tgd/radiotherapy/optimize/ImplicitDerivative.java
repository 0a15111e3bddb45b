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

  ImplicitDerivative(InverseProblem problem, double[] solution, Workers workers) {
    this.problem = problem;
    this.solution = solution;
    this.workers = workers;
  }

  /** Two derivatives, one row for each objective, one entry for each beamlet. */
  FluenceOptimizer.Sensitivities compute(boolean byDose) {
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
    double[][] byLogWeight = new double[terms.size()][solution.length];
    double[][] byDoseGy = new double[byDose ? terms.size() : 0][solution.length];
    PlanFunction above = problem.function(shifted(terms, STEP_GY), workers);
    PlanFunction below = problem.function(shifted(terms, -STEP_GY), workers);
    for (int i = 0; i < active.length; i++) {
      WeightedObjective term = terms.get(active[i]);
      double[] slope = function.termGradient(i, solution, dose);
      solve(factor, slope, free, -term.weight(), byLogWeight[active[i]]);
      if (byDose) {
        double[] up = above.termGradient(i, solution, dose);
        double[] down = below.termGradient(i, solution, dose);
        double width = STEP_GY + Math.min(STEP_GY, term.objective().doseGy());
        IntStream.range(0, up.length).forEach(j -> up[j] -= down[j]);
        solve(factor, up, free, -term.weight() / width, byDoseGy[active[i]]);
      }
    }
    return new FluenceOptimizer.Sensitivities(byLogWeight, byDoseGy);
  }

  private static void solve(
      Cholesky factor, double[] slope, int[] free, double scale, double[] result) {
    double[] step = ProjectedNewton.pick(slope, free);
    factor.solve(step);
    for (int k = 0; k < free.length; k++) {
      result[free[k]] = scale * step[k];
    }
  }

  private static List<WeightedObjective> shifted(List<WeightedObjective> terms, double stepGy) {
    return terms.stream()
        .map(
            term ->
                new WeightedObjective(
                    term.structure(),
                    term.weight(),
                    term.objective()
                        .withDoseGy(Math.max(0, term.objective().doseGy() + stepGy))))
        .toList();
  }
}
