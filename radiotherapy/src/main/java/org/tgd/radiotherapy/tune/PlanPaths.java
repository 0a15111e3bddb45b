package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.NearbyOptimum;
import org.tgd.radiotherapy.patient.Patient;

/**
 * How the doses of a plan move with its weights and doses. A straight line holds for the smallest
 * steps alone, since beamlets reach zero and voxels hard limits, or leave them; where matrices as
 * large as the number of beamlets can be held, the moves along weights come from the quadratic at
 * the optimum.
 */
final class PlanPaths {
  /** Steps in decades at which moves are computed. */
  private static final double[] STEPS = {-1, -0.35, -0.12, -0.04, 0.04, 0.12, 0.35, 1};

  private final Patient patient;
  private final PlanTemplate template;
  private final Collection<String> structures;
  private final FluenceOptimizer solver;

  PlanPaths(
      Patient patient,
      PlanTemplate template,
      Collection<String> structures,
      FluenceOptimizer solver) {
    this.patient = patient;
    this.template = template;
    this.structures = structures;
    this.solver = solver;
  }

  /** The paths of the weights, in order, then those of the doses. */
  List<DosePath> of(Plan plan) {
    boolean bent = NearbyOptimum.holds(plan.problem());
    List<DosePath> paths = bent ? bent(plan) : straight(plan);
    paths.addAll(byDose(plan));
    return paths;
  }

  private List<DosePath> straight(Plan plan) {
    List<int[]> groups = new ArrayList<>();
    int next = 0;
    for (PlanTemplate.Group group : template.groups()) {
      int end = next + group.objectives().size();
      groups.add(IntStream.range(next, end).toArray());
      next = end;
    }
    List<DosePath> paths = new ArrayList<>();
    for (double[] move : solver.sensitivities(plan.problem(), plan.fluence().weights(), groups)) {
      double[] step = Arrays.stream(move).map(each -> each * Math.log(10)).toArray();
      paths.add(DosePath.straight(doses(step)));
    }
    return paths;
  }

  private List<DosePath> byDose(Plan plan) {
    List<DosePath> paths = new ArrayList<>();
    List<PlanTemplate.Group> dosed = template.dosed();
    if (dosed.isEmpty()) {
      return paths;
    }
    double[][] moves = solver.doseSensitivities(plan.problem(), plan.fluence().weights());
    int next = 0;
    for (PlanTemplate.Group group : template.groups()) {
      int end = next + group.objectives().size();
      if (dosed.contains(group)) {
        paths.add(DosePath.straight(slope(moves, next, end, Weights.GY_PER_DECADE)));
      }
      next = end;
    }
    return paths;
  }

  /** How the doses move with objectives from one to before another together. */
  private Map<String, double[]> slope(double[][] moves, int from, int to, double scale) {
    double[] step = new double[patient.beamlets()];
    for (int objective = from; objective < to; objective++) {
      for (int j = 0; j < step.length; j++) {
        step[j] += scale * moves[objective][j];
      }
    }
    return doses(step);
  }

  private List<DosePath> bent(Plan plan) {
    NearbyOptimum nearby =
        NearbyOptimum.of(plan.problem(), plan.fluence().weights(), solver.workers());
    double[] weights =
        plan.problem().objectives().stream().mapToDouble(WeightedObjective::weight).toArray();
    List<DosePath> paths = new ArrayList<>();
    int next = 0;
    for (PlanTemplate.Group group : template.groups()) {
      int end = next + group.objectives().size();
      List<Double> steps = new ArrayList<>();
      List<Map<String, double[]>> moves = new ArrayList<>();
      for (double step : STEPS) {
        double[] other = weights.clone();
        for (int objective = next; objective < end; objective++) {
          other[objective] *= Math.pow(10, step);
        }
        steps.add(step);
        moves.add(doses(nearby.move(other)));
      }
      paths.add(new DosePath(steps, moves));
      next = end;
    }
    return paths;
  }

  private Map<String, double[]> doses(double[] step) {
    return new LinkedHashMap<>(patient.doses(step, structures, solver.workers()));
  }
}
