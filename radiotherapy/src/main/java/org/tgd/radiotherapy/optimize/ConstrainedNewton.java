package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.MinDvh;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.VoxelwiseUnderdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Augmented Lagrangian method for minimum-dose constraints (Nocedal and Wright, Numerical
 * Optimization, section 17.3). A penalty first shows which voxels are the cheapest to leave below
 * the dose; then every other voxel is asked for the dose, with its own multiplier, until the
 * constraint holds to 1e-4 Gy.
 */
final class ConstrainedNewton {
  private static final double TOLERANCE_GY = 1e-4;
  private static final int ROUNDS = 40;

  /** The state of one constraint: which voxels count, and how far their asked dose is shifted. */
  private static final class Multipliers {
    final MinimumDoseConstraint constraint;
    final int[] rows;
    final boolean[] counts;
    final double[] shift;
    double weight;

    Multipliers(MinimumDoseConstraint constraint, int[] rows, double weight) {
      this.constraint = constraint;
      this.rows = rows;
      this.counts = new boolean[rows.length];
      this.shift = new double[rows.length];
      this.weight = weight;
    }

    double[] doses(double[] dose) {
      return Arrays.stream(rows).mapToDouble(r -> dose[r]).toArray();
    }

    void choose(double[] doses) {
      Arrays.fill(counts, false);
      IntStream.range(0, doses.length)
          .boxed()
          .sorted((a, b) -> Double.compare(doses[b], doses[a]))
          .limit(constraint.voxels(doses.length))
          .forEach(i -> counts[i] = true);
    }

    void update(double[] doses) {
      for (int i = 0; i < doses.length; i++) {
        double next = shift[i] + constraint.doseGy() - doses[i];
        shift[i] = counts[i] ? Math.max(0, next) : 0;
      }
    }

    WeightedObjective term() {
      double[] asked = new double[rows.length];
      for (int i = 0; i < asked.length; i++) {
        asked[i] = counts[i] ? constraint.doseGy() + shift[i] : -1;
      }
      return new WeightedObjective(constraint.structure(), weight, new VoxelwiseUnderdosing(asked));
    }
  }

  private final InverseProblem problem;
  private final SolverSettings settings;
  private final Workers workers;
  private int iterations;
  private int evaluations;

  ConstrainedNewton(InverseProblem problem, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.settings = settings;
    this.workers = workers;
  }

  Fluence solve(double[] start) {
    double total = problem.objectives().stream().mapToDouble(WeightedObjective::weight).sum();
    Fluence now = penalised(start, Math.max(total, 1) * 10);
    List<Multipliers> all = new ArrayList<>();
    for (MinimumDoseConstraint constraint : problem.constraints()) {
      Multipliers one =
          new Multipliers(
              constraint, problem.rows(constraint.structure()), Math.max(total, 1) * 10);
      one.choose(one.doses(dose(now.weights())));
      all.add(one);
    }
    double worst = violation(all, now.weights());
    for (int round = 0; round < ROUNDS && worst > TOLERANCE_GY; round++) {
      now = count(ProjectedNewton.minimise(function(all), now.weights(), settings));
      double before = worst;
      worst = violation(all, now.weights());
      double[] dose = dose(now.weights());
      for (Multipliers one : all) {
        one.update(one.doses(dose));
        one.weight *= worst > before / 4 ? 4 : 1;
      }
    }
    return finish(all, now);
  }

  private Fluence penalised(double[] start, double weight) {
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    for (MinimumDoseConstraint c : problem.constraints()) {
      terms.add(
          new WeightedObjective(c.structure(), weight, new MinDvh(c.doseGy(), c.volumePercent())));
    }
    return count(ProjectedNewton.minimise(problem.function(terms, workers), start, settings));
  }

  private PlanFunction function(List<Multipliers> all) {
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    all.forEach(one -> terms.add(one.term()));
    return problem.function(terms, workers);
  }

  /** Scales the last 1e-4 Gy away, so that the constraint holds exactly. */
  private Fluence finish(List<Multipliers> all, Fluence found) {
    double[] x = found.weights();
    double[] dose = dose(x);
    double scale = 1;
    for (Multipliers one : all) {
      double reached = one.constraint.reached(one.doses(dose));
      scale = reached > 0 ? Math.max(scale, one.constraint.doseGy() / reached) : scale;
    }
    double factor = scale;
    double[] scaled = Arrays.stream(x).map(w -> w * factor).toArray();
    PlanFunction function = problem.function(problem.objectives(), workers);
    double value = function.value(scaled, dose(scaled));
    Fluence.Outcome last = found.outcome();
    return new Fluence(
        scaled,
        new Fluence.Outcome(value, iterations, evaluations, last.projectedGradient(), last.stop()));
  }

  private Fluence count(Fluence stage) {
    iterations += stage.outcome().iterations();
    evaluations += stage.outcome().evaluations();
    return stage;
  }

  private double violation(List<Multipliers> all, double[] x) {
    double[] dose = dose(x);
    double worst = 0;
    for (Multipliers one : all) {
      double reached = one.constraint.reached(one.doses(dose));
      worst = Math.max(worst, one.constraint.doseGy() - reached);
    }
    return worst;
  }

  private double[] dose(double[] x) {
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(x, dose, workers);
    return dose;
  }
}
