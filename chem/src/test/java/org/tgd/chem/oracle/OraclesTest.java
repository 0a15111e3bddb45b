package org.tgd.chem.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.chem.ChemReference;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;

/** Presets beside the values that the benchmarks' own code gives on RDKit 2026.09.1. */
class OraclesTest {
  static Set<String> pmo() {
    return PmoOracles.names();
  }

  @ParameterizedTest
  @MethodSource("pmo")
  void oraclesOfMolecularOptimizationHaveTheirValues(String name) {
    Score score = ScoreText.read("pmo:" + name);
    SoftAssertions all = new SoftAssertions();
    for (CSVRecord row : ChemReference.rows("pmo/values_public.csv")) {
      if (Smiles.read(row.get("smiles")) instanceof Smiles.Accepted accepted) {
        all.assertThat(score.value(accepted.molecule()))
            .as(row.get("smiles"))
            .isCloseTo(Double.parseDouble(row.get(name)), within(2e-6));
      }
    }
    all.assertAll();
  }

  @Test
  void seismoHasItsValues() {
    SoftAssertions all = new SoftAssertions();
    for (CSVRecord row : ChemReference.rows("seismo20/maccs_public.csv")) {
      Molecule molecule = Smiles.molecule(row.get("smiles"));
      all.assertThat(ScoreText.read("seismo:" + row.get("target")).value(molecule))
          .as(row.get("id"))
          .isCloseTo(Double.parseDouble(row.get("score")), within(1e-6));
    }
    all.assertAll();
  }

  @Test
  void strictTargetsExcludeTheirStereoisomers() {
    String target = SeismoTargets.all().get(1);
    Molecule other = Smiles.molecule(target.replaceFirst("@@", "@"));
    double open = ScoreText.read("seismo:1").value(other);
    double strict = ScoreText.read("seismo_strict:1").value(other);
    assertThat(open - strict).isCloseTo(0.5, within(1e-9));
    Molecule itself = Smiles.molecule(target);
    assertThat(ScoreText.read("seismo:1").value(itself))
        .isEqualTo(ScoreText.read("seismo_strict:1").value(itself));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clip(ecfp4(CCO),0.5) | CCO | 1",
        "smarts_count([#9]) | FC(F)F | 3",
        "no_smarts(C(=O)[OH,O-]) | CC(=O)O | 0",
        "mean(smarts([#6,#7]),no_smarts(F),0.5) | CF | ?",
        "product(smarts(C),exclude(CC)) | CC | 0",
        "exclude(C[C@H](F)Cl) | C[C@@H](F)Cl | 1",
        "exclude_flat(C[C@H](F)Cl) | C[C@@H](F)Cl | 0",
        "isomer(C2H6O) | CCO | 1",
        "gauss(rings,1,2) | CC | 0.8824969",
        "mingauss(mw,46.069,1) | CCO | 1",
      })
  void readsOneLine(String text, String smiles, String value) {
    if (value.equals("?")) {
      assertThatThrownBy(() -> ScoreText.read(text))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("unknown score '0.5'");
      return;
    }
    assertThat(ScoreText.read(text).value(Smiles.molecule(smiles)))
        .isCloseTo(Double.parseDouble(value), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ecfp4(C1CC) | not a molecule",
        "smarts([#6) | not SMARTS",
        "isomer(C7Xx2) | formula",
        "clip(qed) | must be clip(SCORE,MOST)",
        "gauss(qed,1,0) | greater than 0",
        "gauss(qed,a,1) | is no number",
        "mean(qed,) | argument is missing",
        "mean(qed | not closed",
        "pmo:drd2 | must be pmo: and one of qed, celecoxib_rediscovery",
        "seismo:21 | 1 to 20",
        "nothing | known are ecfp4(SMILES)",
      })
  void saysWhatCannotBeRead(String text, String reason) {
    assertThatThrownBy(() -> ScoreText.read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void textOfAScoreReadsBack() {
    for (String name : List.of("pmo:osimertinib_mpo", "pmo:scaffold_hop", "seismo:7")) {
      Score score = ScoreText.read(name);
      Molecule molecule = Smiles.molecule("CC(=O)Nc1ccc(O)cc1");
      assertThat(ScoreText.read(score.text()).value(molecule)).isEqualTo(score.value(molecule));
    }
  }
}
