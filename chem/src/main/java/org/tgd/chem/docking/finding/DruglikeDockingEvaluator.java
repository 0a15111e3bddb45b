package org.tgd.chem.docking.finding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.SaScore;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Affinity and druglikeness in one number: affinity + weight · (1 − QED), lower is better. QED is
 * that of the molecule as written, not as protonated.
 *
 * @param docking where and how to dock
 * @param qedWeight kcal/mol for the whole range of QED
 */
public record DruglikeDockingEvaluator(DockingEvaluator docking, double qedWeight)
    implements Evaluator {
  private static final MoleculeObjective QED =
      MoleculeObjective.parse("qed").withCounterfactuals(0);

  /** Checks that nothing is missing. */
  public DruglikeDockingEvaluator {
    requireNonNull(docking, "docking");
    if (!(qedWeight >= 0)) {
      throw new IllegalArgumentException("qedWeight was " + qedWeight + "; must be 0 or more");
    }
  }

  /** The tasks of DOCKSTRING: affinity + 10 (1 − QED) (García-Ortegón et al. 2022). */
  public static DruglikeDockingEvaluator dockstring(DockingEvaluator docking) {
    return new DruglikeDockingEvaluator(docking, 10);
  }

  /** The ranking of the TextGrad paper: affinity + (1 − QED) (Yuksekgonul et al. 2025). */
  public static DruglikeDockingEvaluator textgrad(DockingEvaluator docking) {
    return new DruglikeDockingEvaluator(docking, 1);
  }

  @Override
  public String purpose() {
    String purpose =
        String.format(
            Locale.ROOT,
            "%s; to it %.0f · (1 − QED) is added, so that the molecule stays druglike",
            docking.purpose(),
            qedWeight);
    return qedWeight == 1 ? purpose + "; docking matters 10 times as much as QED" : purpose;
  }

  /** The part of the loss that needs no docking, kcal/mol. */
  public double cheapLoss(Molecule molecule) {
    return qedWeight * (1 - Qed.of(molecule.graph()));
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Evaluation evaluation = docking.evaluate(candidate);
    if (!(evaluation instanceof Evaluation.Scored scored)) {
      return evaluation;
    }
    Evaluation druglike = QED.evaluate(candidate);
    double qed = 1 - druglike.loss();
    double loss = scored.loss() + qedWeight * (1 - qed);
    List<Metric> metrics = new ArrayList<>(scored.metrics());
    metrics.add(1, Metric.higher("QED", qed, ""));
    metrics.add(2, Metric.lower("SA score", SaScore.of(Smiles.molecule(candidate).graph()), ""));
    String report =
        String.format(
            Locale.ROOT,
            "Objective %.3f = affinity %.3f + %.0f · (1 − QED %.3f).%n%s",
            loss,
            scored.loss(),
            qedWeight,
            qed,
            scored.report());
    List<Finding> findings = new ArrayList<>(scored.findings());
    druglike.findings().stream().map(f -> inKcal(f, scored.loss())).forEach(findings::add);
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return new Evaluation.Scored(loss, metrics, report, findings, scored.cost());
  }

  /** A finding on 1 − QED in units of this loss, the affinity staying as it is. */
  private Finding inKcal(Finding finding, double affinity) {
    List<Change> changes = new ArrayList<>();
    for (Change change : finding.changes()) {
      changes.add(
          change.predictedLoss().isPresent()
              ? change.withPredictedLoss(
                  affinity + qedWeight * change.predictedLoss().getAsDouble())
              : change);
    }
    return new Finding(
        finding.about(),
        finding.observed(),
        finding.wanted(),
        finding.advice(),
        qedWeight * finding.weight(),
        changes,
        finding.audience());
  }
}
