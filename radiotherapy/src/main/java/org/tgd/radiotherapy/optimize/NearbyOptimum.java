package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  private static final double KEPT_GY = 1e-6;

  /** Half the width of the difference that stands for a derivative by a dose. */
  private static final double STEP_GY = 0.01;

  private static final int ROUNDS = 20;
  private static final int HALVINGS = 5;

  /** A voxel near a limit: its row times the limit's sign, and how far it may still go. */
  private static final class Limit {
    final double[] row;
    final double gapGy;
    final int constraint;
    final boolean counts;

    Limit(double[] row, double gapGy, int constraint, boolean counts) {
      this.row = row;
      this.gapGy = counts ? Math.max(0, gapGy) : gapGy;
      this.constraint = constraint;
      this.counts = counts;
    }
  }

  /** Weights of the objectives and by how much their doses are raised. */
  private static final class Asked {
    final double[] weights;
    final double[] raisedGy;

    Asked(double[] weights, double[] raisedGy) {
      this.weights = weights;
      this.raisedGy = raisedGy;
    }

    Asked halfWay(Asked to) {
      double[] half = new double[weights.length];
      double[] raised = new double[weights.length];
      Arrays.setAll(half, t -> Math.sqrt(weights[t] * to.weights[t]));
      Arrays.setAll(raised, t -> (raisedGy[t] + to.raisedGy[t]) / 2);
      return new Asked(half, raised);
    }
  }

  /** A minimiser of the quadratic, what is not zero at it, and which voxels had to keep limits. */
  private static final class Place {
    final double[] x;
    final boolean[] basis;
    final boolean[] counts;

    Place(double[] x, boolean[] basis, boolean[] counts) {
      this.x = x;
      this.basis = basis;
      this.counts = counts;
    }
  }

  private final double[] solution;
  private final double[][] gradients;

  /** How each gradient changes with its objective's dose, per Gy. */
  private final double[][] slopes;

  private final double[][][] bends;
  private final List<Limit> limits;
  private final Asked here;
  private final Place centre;

  private NearbyOptimum(InverseProblem problem, double[] solution, Workers workers) {
    List<WeightedObjective> terms = problem.objectives();
    this.solution = solution.clone();
    this.gradients = new double[terms.size()][];
    this.slopes = new double[terms.size()][];
    this.bends = new double[terms.size()][][];
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(solution, dose, workers);
    for (int t = 0; t < gradients.length; t++) {
      PlanFunction term = problem.function(List.of(terms.get(t).withWeight(1)), workers);
      gradients[t] = term.termGradient(0, solution, dose);
      slopes[t] = slope(problem, terms.get(t), workers, dose);
      bends[t] = term.denseCurvature(dose);
    }
    this.limits = limits(problem, dose, workers);
    this.here =
        new Asked(
            terms.stream().mapToDouble(WeightedObjective::weight).toArray(),
            new double[terms.size()]);
    Place start = start();
    this.centre = tried(here, start).orElse(start);
  }

  /** By a difference over some hundredths of a Gy. */
  private double[] slope(
      InverseProblem problem, WeightedObjective term, Workers workers, double[] dose) {
    double gy = term.objective().doseGy();
    double[] ends = {Math.max(0, gy - STEP_GY), gy + STEP_GY};
    double[] slope = new double[solution.length];
    for (int end = 0; end < ends.length; end++) {
      WeightedObjective moved =
          new WeightedObjective(term.structure(), 1, term.objective().withDoseGy(ends[end]));
      double[] gradient = problem.function(List.of(moved), workers).termGradient(0, solution, dose);
      Vectors.add((end == 0 ? -1 : 1) / (ends[1] - ends[0]), gradient, slope);
    }
    return slope;
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
    for (int c = 0; c < chosen.size(); c++) {
      LimitedVoxels own = chosen.get(c);
      double reach = NEAR * own.constraint().doseGy();
      for (int i = 0; i < own.size(); i++) {
        double gap = -own.violation(i, dose);
        if (!own.excluded(i) && Math.abs(gap) <= reach) {
          double[] row = problem.matrix().row(own.rows()[i], own.constraint().sign());
          near.add(new Limit(row, gap, c, own.counts(i)));
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
    return move(weights, new double[weights.length]);
  }

  /**
   * How the solution moves when the weights become these and doses are raised.
   *
   * @param weights one for each objective of the problem, not negative
   * @param raisedGy by how many Gy the dose of each objective is raised
   * @return the change of each beamlet's weight
   */
  public double[] move(double[] weights, double[] raisedGy) {
    Asked there = new Asked(weights, raisedGy);
    double[] move = reached(here, there, centre, HALVINGS).x.clone();
    for (int j = 0; j < move.length; j++) {
      move[j] = Math.max(move[j] - centre.x[j], -solution[j]);
    }
    return move;
  }

  private Place start() {
    boolean[] counts = new boolean[limits.size()];
    boolean[] basis = new boolean[solution.length + counts.length];
    for (int i = 0; i < basis.length; i++) {
      int limit = i - solution.length;
      basis[i] = limit < 0 ? solution[i] > 0 : limits.get(limit).gapGy <= AT_LIMIT_GY;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = limits.get(i).counts;
    }
    return new Place(solution, basis, counts);
  }

  /** Goes to other weights, by half the way first where exchanges do not end; as far as it can. */
  private Place reached(Asked from, Asked to, Place start, int halvings) {
    Optional<Place> there = tried(to, start);
    if (there.isPresent() || halvings == 0) {
      return there.orElse(start);
    }
    Asked half = from.halfWay(to);
    Place middle = reached(from, half, start, halvings - 1);
    return middle.equals(start) ? start : reached(half, to, middle, halvings - 1);
  }

  /**
   * The minimiser after voxels that are left out but keep the limit have changed places with the
   * dearest, as in the inner problem; nothing if exchanges do not end.
   */
  private Optional<Place> tried(Asked asked, Place start) {
    double[] weights = asked.weights;
    double[][] bend = new double[solution.length][];
    double[] linear = new double[solution.length];
    for (int j = 0; j < bend.length; j++) {
      bend[j] = new double[j + 1];
    }
    for (int t = 0; t < weights.length; t++) {
      Vectors.add(weights[t], gradients[t], linear);
      Vectors.add(weights[t] * asked.raisedGy[t], slopes[t], linear);
      for (int j = 0; j < bend.length; j++) {
        Vectors.add(weights[t], bends[t][j], bend[j]);
      }
    }
    subtractProduct(bend, solution, linear);
    boolean[] counts = start.counts.clone();
    PrincipalPivots found = solved(bend, linear, counts, start.basis);
    Optional<Place> best = Optional.empty();
    double lowest = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && found.ended(); round++) {
      double[] x = found.minimiser();
      double value = value(bend, linear, x);
      if (value > lowest) {
        break;
      }
      lowest = value;
      best = Optional.of(new Place(x, found.basis(), counts.clone()));
      if (!handOver(found, counts)) {
        break;
      }
      found = solved(bend, linear, counts, found.basis());
    }
    return best;
  }

  private static double value(double[][] bend, double[] linear, double[] x) {
    double[] slope = new double[x.length];
    subtractProduct(bend, x, slope);
    return Vectors.dot(linear, x) - Vectors.dot(slope, x) / 2;
  }

  private PrincipalPivots solved(
      double[][] bend, double[] linear, boolean[] counts, boolean[] guess) {
    double[] bounds = new double[counts.length];
    boolean[] basis = guess.clone();
    for (int i = 0; i < counts.length; i++) {
      bounds[i] = counts[i] ? asked(i) : Double.NEGATIVE_INFINITY;
      basis[solution.length + i] &= counts[i];
    }
    double[][] rows = limits.stream().map(l -> l.row).toArray(double[][]::new);
    return new PrincipalPivots(bend, linear, rows, bounds).solve(basis, solution);
  }

  private double asked(int limit) {
    return Vectors.dot(limits.get(limit).row, solution) - limits.get(limit).gapGy;
  }

  private boolean handOver(PrincipalPivots found, boolean[] counts) {
    List<Integer> idle = new ArrayList<>();
    List<Integer> dear = new ArrayList<>();
    double[] x = found.minimiser();
    for (int i = 0; i < counts.length; i++) {
      if (!counts[i] && Vectors.dot(limits.get(i).row, x) >= asked(i) - KEPT_GY) {
        idle.add(i);
      } else if (counts[i] && found.multiplier(i) > 0) {
        dear.add(i);
      }
    }
    dear.sort(Comparator.comparingDouble(i -> -found.multiplier(i)));
    boolean changed = false;
    for (int next : idle) {
      int constraint = limits.get(next).constraint;
      Optional<Integer> dearest =
          dear.stream().filter(d -> limits.get(d).constraint == constraint).findFirst();
      if (dearest.isPresent()) {
        counts[next] = true;
        counts[dearest.get()] = false;
        dear.remove(dearest.get());
        changed = true;
      }
    }
    return changed;
  }

  /** Subtracts the product of a symmetric matrix with a vector. */
  static void subtractProduct(double[][] lower, double[] x, double[] target) {
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
