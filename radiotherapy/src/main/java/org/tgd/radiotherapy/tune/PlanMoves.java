package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.NearbyOptimum;
import org.tgd.radiotherapy.patient.Patient;

/**
 * How the doses of a plan move with its weights and doses. A straight line holds for the smallest
 * steps alone, since beamlets reach zero and voxels hard limits, or leave them; where matrices as
 * large as the number of beamlets can be held, the moves along weights, one or all together, come
 * from the quadratic at the optimum.
 */
final class PlanMoves {
  /** Steps in decades at which moves along one weight are computed from the plan. */
  private static final double[] STEPS = {-1, -0.35, -0.12, -0.04, 0.04, 0.12, 0.35, 1};

  /** The same from another place. */
  private static final double[] FEWER_STEPS = {-0.35, -0.08, 0.08, 0.35};

  /** Under hard limits of a text and with more beamlets than this, paths are straight. */
  private static final int MOST_UNDER_LIMITS = 300;

  private final Patient patient;
  private final PlanTemplate template;
  private final Collection<String> structures;
  private final FluenceOptimizer solver;
  private final Plan plan;
  private final Optional<NearbyOptimum> nearby;

  PlanMoves(PlanTemplate template, Collection<String> structures, Plan plan, Solving solving) {
    this.patient = solving.patient();
    this.template = template;
    this.structures = structures;
    this.solver = solving.solver();
    this.plan = plan;
    this.nearby =
        NearbyOptimum.holds(plan.problem()) && !dear(plan)
            ? Optional.of(
                NearbyOptimum.of(plan.problem(), plan.fluence().weights(), solver.workers()))
            : Optional.empty();
  }

  /** Whether each move takes minutes: under many hard limits of many beamlets. */
  private static boolean dear(Plan plan) {
    return !plan.weights().limits().isEmpty()
        && plan.fluence().weights().length > MOST_UNDER_LIMITS;
  }

  /** On whom and by what inner problems are solved. */
  record Solving(Patient patient, FluenceOptimizer solver) {}

  /** Whether moves along all weights together are known, not their sum alone. */
  boolean joint() {
    return nearby.isPresent();
  }

  /** Whether they can be looked at by the hundred, not by the dozen as under hard constraints. */
  boolean quick() {
    return joint() && plan.problem().constraints().isEmpty();
  }

  /** The paths of the weights, in order, then those of the doses, from the plan. */
  List<DosePath> paths() {
    return joint() ? bent(new double[coordinates()], STEPS) : straight();
  }

  /**
   * The paths from elsewhere.
   *
   * @param steps for each weight, and dose, how far it has gone from the plan's
   */
  List<DosePath> paths(double[] steps) {
    return bent(steps, FEWER_STEPS);
  }

  /**
   * The doses of the plan moved.
   *
   * @param steps for each weight, and dose, how far it goes
   */
  Map<String, double[]> at(double[] steps) {
    Map<String, double[]> moved = doses(move(steps));
    moved.forEach(
        (name, dose) -> {
          double[] before = plan.doses().get(name);
          Arrays.setAll(dose, i -> Math.max(0, dose[i] + before[i]));
        });
    return moved;
  }

  private int coordinates() {
    return template.groups().size() + template.dosed().size();
  }

  private List<DosePath> straight() {
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
    if (!template.dosed().isEmpty()) {
      paths.addAll(straightByDose());
    }
    return paths;
  }

  private List<DosePath> straightByDose() {
    List<DosePath> paths = new ArrayList<>();
    List<PlanTemplate.Group> dosed = template.dosed();
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

  private List<DosePath> bent(double[] from, double[] lengths) {
    double[] start = move(from);
    List<DosePath> paths = new ArrayList<>();
    for (int k = 0; k < from.length; k++) {
      List<Double> steps = new ArrayList<>();
      List<Map<String, double[]>> moves = new ArrayList<>();
      for (double step : lengths) {
        double[] to = from.clone();
        to[k] += step;
        double[] move = move(to);
        for (int j = 0; j < move.length; j++) {
          move[j] -= start[j];
        }
        steps.add(step);
        moves.add(doses(move));
      }
      paths.add(new DosePath(steps, moves));
    }
    return paths;
  }

  /** The change of the beamlets' weights after steps of the coordinates. */
  private double[] move(double[] steps) {
    List<WeightedObjective> terms = plan.problem().objectives();
    double[] weights = terms.stream().mapToDouble(WeightedObjective::weight).toArray();
    double[] raisedGy = new double[weights.length];
    List<PlanTemplate.Group> groups = template.groups();
    int next = 0;
    int dosed = groups.size();
    for (int k = 0; k < groups.size(); k++) {
      boolean raised = template.dosed().contains(groups.get(k));
      int end = next + groups.get(k).objectives().size();
      for (; next < end; next++) {
        weights[next] *= Math.pow(10, steps[k]);
        raisedGy[next] = raised ? Weights.GY_PER_DECADE * steps[dosed] : 0;
      }
      dosed += raised ? 1 : 0;
    }
    return nearby.orElseThrow().move(weights, raisedGy);
  }

  private Map<String, double[]> doses(double[] step) {
    return patient.doses(step, structures);
  }
}
