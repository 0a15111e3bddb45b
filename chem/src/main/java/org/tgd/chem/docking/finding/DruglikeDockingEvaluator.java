package org.tgd.chem.docking.finding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.Smiles;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
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
    return String.format(
        Locale.ROOT,
        "%s; to it %.0f · (1 − QED) is added, so that the molecule stays druglike",
        docking.purpose(),
        qedWeight);
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Evaluation evaluation = docking.evaluate(candidate);
    if (!(evaluation instanceof Evaluation.Scored scored)) {
      return evaluation;
    }
    double qed = MoleculeScores.of(Smiles.molecule(candidate)).qed();
    double loss = scored.loss() + qedWeight * (1 - qed);
    List<Metric> metrics = new ArrayList<>(scored.metrics());
    metrics.add(1, Metric.higher("QED", qed, ""));
    String report =
        String.format(
            Locale.ROOT,
            "Objective %.3f = affinity %.3f + %.0f · (1 − QED %.3f).%n%s",
            loss,
            scored.loss(),
            qedWeight,
            qed,
            scored.report());
    return new Evaluation.Scored(loss, metrics, report, scored.findings(), scored.cost());
  }
}
