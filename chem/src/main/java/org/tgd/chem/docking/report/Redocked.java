package org.tgd.chem.docking.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.Docked;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.MoleculeScores;

/**
 * A molecule docked anew, with three seeds that no search uses: the docking that a comparison rests
 * on.
 *
 * @param name what it is called
 * @param molecule the molecule
 * @param scores its scores
 * @param receptor where it was docked
 * @param engine what docked, with its version
 * @param dockings one for each seed
 */
record Redocked(
    String name,
    Molecule molecule,
    MoleculeScores scores,
    Receptor receptor,
    String engine,
    List<Docked> dockings) {
  private static final long[] FRESH = {901, 902, 903};

  Redocked {
    dockings = List.copyOf(dockings);
  }

  /**
   * Docks anew.
   *
   * @param options the domain's options of the run: engine and final exhaustiveness
   * @throws org.tgd.core.input.InputException if the molecule cannot be docked
   * @throws org.tgd.chem.docking.DockingException if the engine fails
   */
  static Redocked of(String name, String smiles, Receptor receptor, Map<String, String> options) {
    Docking docking =
        DockingOptions.docking(
            options.getOrDefault(DockingOptions.ENGINE, "embedded"), System.getenv());
    int exhaustiveness = DockingOptions.finalExhaustiveness(options);
    List<Docked> all = new ArrayList<>();
    LongStream.of(FRESH)
        .forEach(
            seed ->
                all.add(
                    docking.dock(smiles, receptor, new SearchSettings(exhaustiveness, 1, seed))));
    Molecule molecule = Smiles.molecule(smiles);
    return new Redocked(
        name, molecule, MoleculeScores.of(molecule), receptor, docking.engine(), all);
  }

  /** The docking of the lowest affinity. */
  Docked best() {
    return dockings.stream()
        .min(Comparator.comparingDouble(docked -> docked.best().affinityKcalPerMol()))
        .orElseThrow();
  }

  /** The lowest affinity, kcal/mol. */
  double affinity() {
    return best().best().affinityKcalPerMol();
  }

  /** The highest affinity, kcal/mol. */
  double highestAffinity() {
    return dockings.stream()
        .mapToDouble(docked -> docked.best().affinityKcalPerMol())
        .max()
        .orElseThrow();
  }

  /** The mean affinity, kcal/mol. */
  double meanAffinity() {
    return dockings.stream()
        .mapToDouble(docked -> docked.best().affinityKcalPerMol())
        .average()
        .orElseThrow();
  }

  /** Affinity + weight · (1 − QED). */
  double score(double weight) {
    return affinity() + weight * (1 - scores.qed());
  }
}
