package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MaxDvh;
import org.tgd.radiotherapy.objective.MinDvh;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InfeasibleException;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.patient.Patient;

/**
 * Where problems under hard limits start: which voxels the limits leave out is sought once for a
 * set of limits, in two ways, by limits as objectives that are annealed and by penalties that
 * stiffen; the better plan is the start of all texts with these limits. It depends on the limits
 * and on the plan at the template's start alone.
 */
final class LimitAnchor {
  /** The inner problems that a start takes. */
  static final int SOLVES = 3;

  /** The weight of a limit as an objective. */
  private static final double SOFTLY = 10_000;

  private static final double LEAST_PERCENT = 1e-6;
  private static final int REMEMBERED = 16;

  private final Patient patient;
  private final FluenceOptimizer solver;
  private final ToDoubleFunction<double[]> loss;
  private final Map<List<DoseConstraint>, Found> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<DoseConstraint>, Found> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A start, or why there is none. */
  private record Found(Optional<double[]> start, String refusal) {}

  /**
   * Starts on a patient.
   *
   * @param loss what weights of beamlets cost, by which the better plan is told
   */
  LimitAnchor(Patient patient, FluenceOptimizer solver, ToDoubleFunction<double[]> loss) {
    this.patient = patient;
    this.solver = solver;
    this.loss = loss;
  }

  /**
   * The start under constraints.
   *
   * @param steep the objectives that are minimised under them
   * @param from the plan without them
   * @throws InfeasibleException if no plan was found that keeps them
   */
  double[] of(List<DoseConstraint> constraints, List<WeightedObjective> steep, double[] from) {
    Found found;
    synchronized (known) {
      found = known.computeIfAbsent(constraints, each -> sought(each, steep, from));
    }
    return found.start().orElseThrow(() -> new InfeasibleException(found.refusal()));
  }

  private Found sought(
      List<DoseConstraint> constraints, List<WeightedObjective> steep, double[] from) {
    InverseProblem problem = patient.problem(steep, constraints);
    double[] near =
        new FluenceOptimizer(SolverSettings.STEERING, solver.workers())
            .solve(patient.problem(near(constraints, steep), List.of()), from)
            .weights();
    List<Fluence> plans = new ArrayList<>();
    String refusal = "";
    try {
      plans.add(solver.solve(problem, near));
    } catch (InfeasibleException e) {
      refusal = e.getMessage();
    }
    try {
      plans.add(solver.solveStiffening(problem));
    } catch (InfeasibleException e) {
      refusal = e.getMessage();
    }
    return new Found(
        plans.stream().map(Fluence::weights).min(Comparator.comparingDouble(loss)), refusal);
  }

  private static List<WeightedObjective> near(
      List<DoseConstraint> constraints, List<WeightedObjective> steep) {
    List<WeightedObjective> objectives = new ArrayList<>(steep);
    for (DoseConstraint limit : constraints) {
      objectives.add(
          new WeightedObjective(
              limit.structure(),
              SOFTLY,
              limit.sign() > 0
                  ? new MinDvh(limit.doseGy(), limit.volumePercent())
                  : new MaxDvh(limit.doseGy(), Math.max(LEAST_PERCENT, limit.volumePercent()))));
    }
    return objectives;
  }
}
