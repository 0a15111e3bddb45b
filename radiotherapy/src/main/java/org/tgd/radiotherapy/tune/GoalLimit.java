package org.tgd.radiotherapy.tune;

import java.util.Optional;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MaximumDoseConstraint;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.patient.Patient;

/**
 * Goals as hard constraints of the inner problem. Goals look at structures as drawn, constraints at
 * what overlap priorities leave of them: of the volume that may be above a dose, what lies inside
 * structures that go before is spent already.
 */
public final class GoalLimit {
  /** How far inside its limit a constraint keeps a dose: V_x counts voxels at x too. */
  static final double MARGIN_GY = 0.01;

  private final Patient patient;
  private final PlanScale scale;

  /**
   * Limits on a patient.
   *
   * @param scale turns relative doses and absolute volumes into Gy and per cent
   */
  public GoalLimit(Patient patient, PlanScale scale) {
    this.patient = patient;
    this.scale = scale;
  }

  /** The constraint that keeps a goal; empty for goals on means and those to minimise. */
  public Optional<DoseConstraint> of(Goal goal) {
    if (goal.operator() == Goal.Operator.MINIMIZE || goal.metric() instanceof DoseMetric.Mean) {
      return Optional.empty();
    }
    boolean most = goal.operator() == Goal.Operator.AT_MOST;
    return Optional.of(most ? atMost(goal) : atLeast(goal));
  }

  private DoseConstraint atMost(Goal goal) {
    double drawn = patient.voxels(goal.structure());
    double left = patient.objectiveVoxels(goal.structure());
    double spent = Math.max(0, drawn - left);
    double free = left > 0 ? 100 * (percent(goal) / 100 * drawn - spent) / left : 0;
    double inside = Math.max(MARGIN_GY, doseGy(goal) - MARGIN_GY);
    return new MaximumDoseConstraint(goal.structure(), inside, Math.max(0, Math.min(99, free)));
  }

  private DoseConstraint atLeast(Goal goal) {
    double percent = Math.max(1e-3, Math.min(100, percent(goal)));
    return new MinimumDoseConstraint(goal.structure(), doseGy(goal) + MARGIN_GY, percent);
  }

  /** The dose of a limit in Gy. */
  double doseGy(Goal goal) {
    if (goal.metric() instanceof DoseMetric.VolumeAtDose volume) {
      return volume.relative() ? volume.level() / 100 * scale.prescriptionGy() : volume.level();
    }
    return goal.unit() == Goal.Unit.PERCENT
        ? goal.value() / 100 * scale.prescriptionGy()
        : goal.value();
  }

  /** The volume of a limit in per cent of the structure as drawn. */
  private double percent(Goal goal) {
    double wholeCc = patient.voxels(goal.structure()) * scale.voxelCc();
    if (goal.metric() instanceof DoseMetric.DoseAtVolume at) {
      return at.absolute() ? 100 * at.volume() / wholeCc : at.volume();
    }
    if (goal.metric() instanceof DoseMetric.VolumeAtDose) {
      return goal.unit() == Goal.Unit.CC ? 100 * goal.value() / wholeCc : goal.value();
    }
    return goal.metric() instanceof DoseMetric.Maximum ? 0 : 100;
  }
}
