package org.tgd.benchmarks.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.Molecule;
import org.tgd.chem.Smiles;
import org.tgd.chem.score.MoleculeScores;

/** One row of {@code tgd molecule score}: values by column, in the order of the columns. */
final class MoleculeRow {
  private MoleculeRow() {}

  /**
   * Scores one string; a string that is no molecule has empty scores.
   *
   * @param reference the molecule to compare with, if any
   */
  static Map<String, Object> of(String smiles, Optional<Molecule> reference) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("smiles", smiles);
    Smiles.Reading reading = Smiles.read(smiles);
    if (reading instanceof Smiles.Accepted accepted) {
      scores(row, accepted.molecule());
      reference.ifPresent(
          other ->
              row.put(
                  "tanimoto", rounded(MoleculeScores.similarity(accepted.molecule(), other), 7)));
    } else {
      String message = ((Smiles.Refused) reading).message();
      scores(row, Smiles.molecule("C"));
      row.replaceAll((name, value) -> name.equals("smiles") ? value : "");
      reference.ifPresent(other -> row.put("tanimoto", ""));
      row.put("status", "rejected");
      row.put("message", message);
    }
    return row;
  }

  private static void scores(Map<String, Object> row, Molecule molecule) {
    MoleculeScores scores = MoleculeScores.of(molecule);
    row.put("canonical_smiles", scores.canonicalSmiles());
    row.put("status", "ok");
    row.put("message", "");
    row.put("qed", rounded(scores.qed(), 6));
    row.put("mol_wt", rounded(scores.properties().molecularWeight(), 3));
    row.put("crippen_logp", rounded(scores.properties().logP(), 4));
    row.put("tpsa", rounded(scores.properties().polarSurface(), 2));
    row.put("hba", scores.properties().acceptors());
    row.put("hbd", scores.properties().donors());
    row.put("rotatable_bonds", scores.properties().rotatableBonds());
    row.put("aromatic_rings", scores.properties().aromaticRings());
    row.put("structural_alerts", scores.properties().alerts());
    row.put("sa_score", rounded(scores.saScore(), 4));
    row.put("crippen_mr", rounded(scores.refractivity(), 4));
    row.put("fsp3", rounded(scores.fractionSp3(), 5));
    row.put("ring_count", scores.rings());
    row.put("lipinski_violations", scores.lipinskiViolations());
    row.put("veber_ok", scores.veber());
    row.put("pains", String.join("|", scores.pains()));
    row.put("alerts", String.join("|", scores.alerts()));
  }

  private static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    double rounded = Math.rint(value * scale) / scale;
    return rounded == 0 ? 0 : rounded;
  }
}
