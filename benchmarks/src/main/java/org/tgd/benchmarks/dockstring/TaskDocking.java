package org.tgd.benchmarks.dockstring;

import java.util.ArrayList;
import java.util.List;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.finding.DockingEvaluator;
import org.tgd.chem.docking.finding.DruglikeDockingEvaluator;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.input.InputException;

/**
 * Docks molecules for a task.
 *
 * @param task where to dock
 * @param docking engine and cache
 * @param settings exhaustiveness and seed
 */
record TaskDocking(DockingTask task, Docking docking, SearchSettings settings) {
  /** The molecule with the docked part; infinite where it cannot be docked. */
  Design dock(String smiles) {
    double qed = Qed.of(Smiles.molecule(smiles).graph());
    return new Design(smiles, affinity(smiles), qed);
  }

  private double affinity(String smiles) {
    try {
      return task.part().of(affinities(smiles));
    } catch (InputException e) {
      return Double.POSITIVE_INFINITY; // the molecule's fault, with a reason that nobody reads here
    } catch (DockingException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** From the intermolecular energy: what Vina 1.2.3 prints is less another pose's energy. */
  private List<Double> affinities(String smiles) {
    List<Double> all = new ArrayList<>();
    for (Receptor receptor : task.receptors()) {
      Pose best = docking.dock(smiles, receptor, settings).best();
      all.add(Terms.affinity(best.intermolecular(), best.ligand().rotors()));
    }
    return all;
  }

  /** What the pose at the receptor that decides shows, and what costs QED. */
  List<Finding> findings(String smiles) {
    Receptor receptor = task.receptors().get(task.part().critical(affinities(smiles)));
    Evaluation evaluation =
        DruglikeDockingEvaluator.dockstring(new DockingEvaluator(docking, receptor, settings))
            .evaluate(smiles);
    return evaluation.findings();
  }
}
