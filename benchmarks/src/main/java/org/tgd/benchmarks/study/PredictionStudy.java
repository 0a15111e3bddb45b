package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;

/**
 * How good the predictions of plan losses are: from the plan at the start weights each weight, and
 * all together in turns up and down, is multiplied by factors; what was predicted is compared with
 * what solving again gives. Without a hard constraint, and with D95 of the target kept at the
 * prescription.
 */
public final class PredictionStudy {
  /**
   * The name of all weights together: the first times the factor, the second over it, and so on.
   */
  public static final String ALL = "all";

  private final GoalSet goals;
  private final List<Double> factors;
  private final Workers workers;
  private final Consumer<PredictionRow> progress;

  /**
   * A study.
   *
   * @param goals the goals that plans are judged by
   * @param factors by which weights are multiplied, positive and not 1
   * @param workers threads of the inner solver
   * @param progress told of every row
   */
  public PredictionStudy(
      GoalSet goals, List<Double> factors, Workers workers, Consumer<PredictionRow> progress) {
    this.goals = requireNonNull(goals, "goals");
    this.factors = List.copyOf(factors);
    this.workers = requireNonNull(workers, "workers");
    this.progress = requireNonNull(progress, "progress");
  }

  /** The rows of one patient, without and with the constraint. */
  public List<PredictionRow> rows(Patient patient) {
    List<PredictionRow> rows = new ArrayList<>(rows(patient, "free", List.of()));
    DoseConstraint coverage = new MinimumDoseConstraint("PTV", goals.prescriptionGy(), 95);
    rows.addAll(rows(patient, "D95 kept", List.of(coverage)));
    return rows;
  }

  private List<PredictionRow> rows(
      Patient patient, String problem, List<DoseConstraint> constraints) {
    PlanTemplate template =
        new PlanTemplate(PlanTemplate.prostate(goals.prescriptionGy()).groups(), constraints);
    PlanEvaluator evaluator = new PlanEvaluator(patient, template, goals, workers);
    Plan plan = evaluator.plan(template.start());
    List<String> names = new ArrayList<>(plan.weights().names());
    names.add(ALL);
    List<Weights> moved = new ArrayList<>();
    for (String name : names) {
      factors.forEach(factor -> moved.add(times(plan.weights(), name, factor)));
    }
    List<Double> predicted = evaluator.predictedLosses(plan, moved);
    List<PredictionRow> rows = new ArrayList<>();
    for (int i = 0; i < moved.size(); i++) {
      PredictionRow row =
          new PredictionRow(
              patient.name(),
              problem,
              names.get(i / factors.size()),
              factors.get(i % factors.size()),
              plan.score().loss(),
              predicted.get(i),
              evaluator.plan(moved.get(i)).score().loss());
      progress.accept(row);
      rows.add(row);
    }
    return rows;
  }

  private static Weights times(Weights weights, String name, double factor) {
    List<Double> values = new ArrayList<>(weights.values());
    for (int k = 0; k < values.size(); k++) {
      boolean all = name.equals(ALL);
      double own = all && k % 2 == 1 ? 1 / factor : factor;
      if (all || weights.names().get(k).equals(name)) {
        values.set(k, values.get(k) * own);
      }
    }
    return new Weights(weights.names(), values);
  }
}
