package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.EquivalentUniformDose;
import org.tgd.radiotherapy.objective.WeightedObjective;

/** Finds hard constraints that no plan keeps, and says which voxels are why. */
final class Feasibility {
  /** A plan whose hottest voxel has more than this times the largest dose asked for is none. */
  private static final double ABSURD = 10;

  private static final double BROKEN_GY = 1e-4;
  private static final int NAMED = 8;

  /** The weight of the penalty of a limit, in units of the sum of all weights. */
  private static final double STIFFNESS = 30;

  private final InverseProblem problem;
  private final Workers workers;

  Feasibility(InverseProblem problem, Workers workers) {
    this.problem = problem;
    this.workers = workers;
  }

  /**
   * The voxels of every constraint; those that cannot be reached must be left out.
   *
   * @param weight unit of the penalties' weight
   * @throws InfeasibleException if more cannot be reached than may be left out
   */
  List<LimitedVoxels> limits(double weight) {
    double[] reach = reach();
    List<LimitedVoxels> all = new ArrayList<>();
    for (DoseConstraint constraint : problem.constraints()) {
      int[] rows = problem.rows(constraint.structure());
      boolean[] excluded = new boolean[rows.length];
      List<Integer> dark = new ArrayList<>();
      for (int i = 0; i < rows.length && constraint.sign() > 0; i++) {
        excluded[i] = constraint.doseGy() > reach[rows[i]] * mostGy();
        if (excluded[i]) {
          dark.add(rows[i]);
        }
      }
      LimitedVoxels own = new LimitedVoxels(constraint, rows, excluded, STIFFNESS * weight);
      if (dark.size() > own.spare()) {
        throw unreachable(constraint, dark, own.spare(), reach);
      }
      all.add(own);
    }
    return all;
  }

  /**
   * How much dose each voxel can have at most when no voxel has more than 1 Gy: the sum over the
   * columns of its entry over the column's largest. An upper bound.
   */
  private double[] reach() {
    double[] inverse = problem.matrix().largestOfColumns();
    for (int j = 0; j < inverse.length; j++) {
      inverse[j] = inverse[j] > 0 ? 1 / inverse[j] : 0;
    }
    return dose(inverse);
  }

  private double mostGy() {
    double asked =
        problem.objectives().stream()
            .filter(o -> o.weight() > 0)
            .mapToDouble(o -> o.objective().doseGy())
            .max()
            .orElse(0);
    double limit = problem.constraints().stream().mapToDouble(c -> c.doseGy()).max().orElse(0);
    return ABSURD * Math.max(asked, limit);
  }

  private InfeasibleException unreachable(
      DoseConstraint constraint, List<Integer> dark, int spare, double[] reach) {
    boolean none = dark.stream().allMatch(r -> reach[r] == 0);
    return new InfeasibleException(
        "%s cannot be kept: %s %s, and the constraint may leave out %d of %d: %s. Add beams or bixels that reach them, ask less of the volume, or take them out of the structure"
            .formatted(
                constraint.text(),
                count(dark.size()),
                none
                    ? (dark.size() == 1 ? "is reached by no beam" : "are reached by no beam")
                    : (dark.size() == 1 ? "has" : "have")
                        + " too little of any beam to get it without more than "
                        + gray(mostGy())
                        + " elsewhere",
                spare,
                problem.rows(constraint.structure()).length,
                names(dark)));
  }

  private static String count(int voxels) {
    return voxels == 1 ? "1 voxel" : voxels + " voxels";
  }

  private String names(List<Integer> rows) {
    String names =
        rows.stream().limit(NAMED).map(problem.places()::of).collect(Collectors.joining("; "));
    return rows.size() > NAMED ? names + "; and " + (rows.size() - NAMED) + " more" : names;
  }

  private static String gray(double doseGy) {
    return String.format(Locale.ROOT, "%.4g Gy", doseGy);
  }

  /** Whether a plan breaks its limits by more than rounding. */
  static boolean broken(Fluence plan) {
    return plan.outcome().residuals().primalGy() > BROKEN_GY;
  }

  /**
   * Refuses a plan that breaks its limits if the limits contradict each other: the smallest sum of
   * squared violations over all plans is not zero.
   *
   * @throws InfeasibleException if no plan keeps the limits in the chosen voxels
   */
  void require(List<LimitedVoxels> limits, Fluence found) {
    if (!broken(found)) {
      return;
    }
    List<WeightedObjective> terms =
        limits.stream().map(LimitedVoxels::withoutMultipliers).map(LimitedVoxels::term).toList();
    Fluence closest =
        ProjectedNewton.minimise(
            problem.function(terms, workers), found.weights(), SolverSettings.DEFAULT);
    double[] dose = dose(closest.weights());
    double worst = limits.stream().mapToDouble(l -> l.worst(dose)).max().orElse(0);
    List<String> broken = new ArrayList<>();
    for (LimitedVoxels own : limits) {
      List<Integer> rows =
          IntStream.range(0, own.size())
              .filter(i -> own.counts(i) && own.violation(i, dose) > worst / 10)
              .mapToObj(i -> own.rows()[i])
              .toList();
      if (!rows.isEmpty()) {
        broken.add(
            "%s is broken in %s (%s)"
                .formatted(own.constraint().text(), count(rows.size()), names(rows)));
      }
    }
    throw new InfeasibleException(
        "%s: the closest breaks them by up to %s; %s"
            .formatted(
                limits.stream().anyMatch(l -> l.spare() > 0)
                    ? "no plan was found that keeps the hard constraints"
                    : "no plan keeps the hard constraints",
                gray(worst),
                String.join("; ", broken)));
  }

  /**
   * Refuses doses that no plan has.
   *
   * @throws InfeasibleException if a voxel has more than ten times the largest dose asked for
   */
  void requireDeliverable(List<LimitedVoxels> limits, double[] dose) {
    int hottest = IntStream.range(0, dose.length).reduce(0, (a, b) -> dose[b] > dose[a] ? b : a);
    if (dose[hottest] <= mostGy()) {
      return;
    }
    List<String> pulling = new ArrayList<>();
    for (LimitedVoxels own : limits) {
      List<Integer> rows =
          ChosenPlan.dearest(own).stream().limit(NAMED).map(i -> own.rows()[i]).toList();
      if (!rows.isEmpty()) {
        pulling.add("%s in %s".formatted(own.constraint().text(), names(rows)));
      }
    }
    throw new InfeasibleException(
        "the plan would have %s at %s, more than ten times the largest dose asked for%s"
            .formatted(
                gray(dose[hottest]),
                problem.places().of(hottest),
                pulling.isEmpty()
                    ? "; ask for overdosing to be spared, or for a dose that beams can give"
                    : "; what pulls hardest: " + String.join("; ", pulling)));
  }

  /**
   * Refuses uniform doses of a negative exponent over voxels that no beam reaches: they are 0
   * whatever the plan.
   *
   * @throws InfeasibleException if there is such an objective
   */
  void requireLit() {
    for (WeightedObjective term : problem.objectives()) {
      if (term.weight() > 0
          && term.objective() instanceof EquivalentUniformDose uniform
          && uniform.exponent() < 0
          && uniform.doseGy() > 0) {
        requireLit(term.structure(), uniform);
      }
    }
  }

  private void requireLit(String structure, EquivalentUniformDose uniform) {
    double[] reach = reach();
    List<Integer> dark =
        Arrays.stream(problem.rows(structure)).filter(r -> reach[r] == 0).boxed().toList();
    if (!dark.isEmpty()) {
      throw new InfeasibleException(
          "the EUD of %s with exponent %s is 0 Gy whatever the plan: %s not reached by any beam: %s"
              .formatted(
                  structure,
                  uniform.exponent(),
                  dark.size() == 1 ? "1 voxel is" : dark.size() + " voxels are",
                  names(dark)));
    }
  }

  private double[] dose(double[] x) {
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(x, dose, workers);
    return dose;
  }
}
