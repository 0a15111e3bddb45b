package org.tgd.chem.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.tgd.chem.ChemReference;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;

/** All properties against RDKit 2026.09.1. */
class ReferenceTest {
  private static final Map<String, String> DRUGS = new LinkedHashMap<>();

  static {
    DRUGS.put("tanimoto_aspirin", "CC(=O)Oc1ccccc1C(=O)O");
    DRUGS.put("tanimoto_imatinib", "Cc1ccc(NC(=O)c2ccc(CN3CCN(C)CC3)cc2)cc1Nc1nccc(-c2cccnc2)n1");
    DRUGS.put("tanimoto_risperidone", "Cc1nc2n(c(=O)c1CCN1CCC(c3noc4cc(F)ccc34)CC1)CCCC2");
    DRUGS.put("tanimoto_celecoxib", "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1");
    DRUGS.put("tanimoto_rosiglitazone", "CN(CCOc1ccc(CC2SC(=O)NC2=O)cc1)c1ccccn1");
  }

  private final List<String> wrong = new ArrayList<>();

  private void check(CSVRecord row, String column, double value, double tolerance) {
    double expected = Double.parseDouble(row.get(column));
    if (!(Math.abs(value - expected) <= tolerance)) {
      wrong.add(row.get("id") + " " + column + " " + value + " instead of " + expected);
    }
  }

  @Test
  void everyPropertyAgreesWithRdkitOnEveryMolecule() {
    List<CSVRecord> rows = ChemReference.rows("reference_public.csv");
    for (CSVRecord row : rows) {
      Molecule molecule = Smiles.molecule(row.get("smiles"));
      MoleculeScores scores = MoleculeScores.of(molecule);
      QedProperties p = scores.properties();
      check(row, "qed", scores.qed(), 2e-6);
      check(row, "qed_mw", p.molecularWeight(), 1e-3);
      check(row, "crippen_logp", p.logP(), 1e-4);
      check(row, "qed_hba", p.acceptors(), 0);
      check(row, "qed_hbd", p.donors(), 0);
      check(row, "tpsa", p.polarSurface(), 0.01);
      check(row, "qed_rotb", p.rotatableBonds(), 0);
      check(row, "qed_arom", p.aromaticRings(), 0);
      check(row, "qed_alerts", p.alerts(), 0);
      check(row, "sa_score", scores.saScore(), 1e-4);
      check(row, "crippen_mr", scores.refractivity(), 1e-3);
      check(row, "fsp3", scores.fractionSp3(), 1e-5);
      check(row, "ring_count", scores.rings(), 0);
      check(row, "lipinski_violations", scores.lipinskiViolations(), 0);
      check(row, "pains_count", scores.pains().size(), 0);
      DRUGS.forEach(
          (column, drug) ->
              check(row, column, MoleculeScores.similarity(molecule, Smiles.molecule(drug)), 1e-6));
    }
    assertThat(rows).hasSize(200);
    assertThat(wrong).isEmpty();
  }
}
