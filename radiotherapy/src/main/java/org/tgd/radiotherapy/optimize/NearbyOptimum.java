package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Where the inner optimum goes when weights change by a factor that is not small: each objective is
 * replaced by its quadratic at the optimum; then beamlets may reach zero or leave it, and voxels
 * may reach a hard limit or leave it. The voxels that a constraint leaves out stay left out. No
 * inner problem is solved; it costs some factorisations of matrices as large as the number of
 * beamlets.
 */
public final class NearbyOptimum {
  /** Voxels further from a limit than this share of it are not looked at. */
  private static final double NEAR = 0.1;

  private static final double AT_LIMIT_GY = 1e-5;

  /**
   * A voxel that must keep a limit: its row times the limit's sign, and how far it may still go.
   */
  private static final class Limit {
    final double[] row;
    final double gapGy;

    Limit(double[] row, double gapGy) {
      this.row = row;
      this.gapGy = gapGy;
    }
  }

  private final double[] solution;
  private final double[][] gradients;
  private final double[][][] bends;
  private final List<Limit> limits;
  private final boolean[] basis;
  private final double[] centre;

  private NearbyOptimum(InverseProblem problem, double[] solution, Workers workers) {
    List<WeightedObjective> terms = problem.objectives();
    this.solution = solution.clone();
    this.gradients = new double[terms.size()][];
    this.bends = new double[terms.size()][][];
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(solution, dose, workers);
    for (int t = 0; t < gradients.length; t++) {
      PlanFunction term = problem.function(List.of(terms.get(t).withWeight(1)), workers);
      gradients[t] = term.termGradient(0, solution, dose);
      bends[t] = term.denseCurvature(dose);
    }
    this.limits = limits(problem, dose, workers);
    this.basis = new boolean[solution.length + limits.size()];
    for (int i = 0; i < basis.length; i++) {
      int limit = i - solution.length;
      basis[i] = limit < 0 ? solution[i] > 0 : limits.get(limit).gapGy <= AT_LIMIT_GY;
    }
    this.centre = minimiser(terms.stream().mapToDouble(WeightedObjective::weight).toArray());
  }

  /** Whether a problem is small enough for second derivatives to be held as matrices. */
  public static boolean holds(InverseProblem problem) {
    return problem.matrix().columns() <= PlanFunction.MOST_DENSE;
  }

  /**
   * The neighbourhood of a problem's solution.
   *
   * @param solution the solution, one weight for each beamlet
   */
  public static NearbyOptimum of(InverseProblem problem, double[] solution, Workers workers) {
    return new NearbyOptimum(problem, solution, workers);
  }

  private static List<Limit> limits(InverseProblem problem, double[] dose, Workers workers) {
    List<LimitedVoxels> chosen = new Feasibility(problem, workers).limits(1);
    ChosenPlan.chooseByDose(chosen, dose);
    List<Limit> near = new ArrayList<>();
    for (LimitedVoxels own : chosen) {
      double reach = NEAR * own.constraint().doseGy();
      for (int i = 0; i < own.size(); i++) {
        double gap = -own.violation(i, dose);
        if (own.counts(i) && gap <= reach) {
          double[] row = problem.matrix().row(own.rows()[i], own.constraint().sign());
          near.add(new Limit(row, Math.max(0, gap)));
        }
      }
    }
    return near;
  }

  /**
   * How the solution moves when the weights become these.
   *
   * @param weights one for each objective of the problem, not negative
   * @return the change of each beamlet's weight
   */
  public double[] move(double[] weights) {
    double[] move = minimiser(weights);
    for (int j = 0; j < move.length; j++) {
      move[j] = Math.max(move[j] - centre[j], -solution[j]);
    }
    return move;
  }

  private double[] minimiser(double[] weights) {
    double[][] bend = new double[solution.length][];
    double[] linear = new double[solution.length];
    for (int j = 0; j < bend.length; j++) {
      bend[j] = new double[j + 1];
    }
    for (int t = 0; t < weights.length; t++) {
      Vectors.add(weights[t], gradients[t], linear);
      for (int j = 0; j < bend.length; j++) {
        Vectors.add(weights[t], bends[t][j], bend[j]);
      }
    }
    subtractProduct(bend, solution, linear);
    double[] bounds =
        limits.stream().mapToDouble(l -> Vectors.dot(l.row, solution) - l.gapGy).toArray();
    double[][] rows = limits.stream().map(l -> l.row).toArray(double[][]::new);
    return new PrincipalPivots(bend, linear, rows, bounds).solve(basis);
  }

  private static void subtractProduct(double[][] lower, double[] x, double[] target) {
    IntStream.range(0, x.length)
        .forEach(
            i -> {
              double[] line = lower[i];
              for (int j = 0; j < i; j++) {
                target[i] -= line[j] * x[j];
                target[j] -= line[j] * x[i];
              }
              target[i] -= line[i] * x[i];
            });
  }
}
