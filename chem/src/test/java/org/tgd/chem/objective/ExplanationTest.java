package org.tgd.chem.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;

class ExplanationTest {
  private static Explanation of(String smiles) {
    return Explanation.of(Smiles.molecule(smiles));
  }

  @Test
  void costsAreTheQedOfAMoleculeWithThatPropertyAtItsBest() {
    // RDKit: QED.qed(aspirin, qedProperties=properties._replace(ALERTS=0)) and (MW=306)
    Explanation aspirin = of("CC(=O)Oc1ccccc1C(=O)O");
    assertThat(aspirin.costs()).hasSize(8);
    assertThat(aspirin.costs().get(0).property()).isEqualTo(Qed.Property.ALERTS);
    assertThat(aspirin.costs().get(0).ideal()).isCloseTo(0.744751, within(1e-5));
    assertThat(aspirin.costs().get(1).property()).isEqualTo(Qed.Property.MW);
    assertThat(aspirin.costs().get(1).ideal()).isCloseTo(0.660846, within(1e-5));
  }

  @Test
  void everyMatchOfAnAlertIsGivenWithItsAtoms() {
    Explanation twice = of("CC(=O)Cl.CC(=O)Cl");
    assertThat(twice.alerts().get(0).name()).isEqualTo("acyl or sulfonyl halide");
    assertThat(twice.alerts().get(0).places()).containsExactly(List.of(1, 2, 3), List.of(5, 6, 7));
    assertThat(twice.lines())
        .contains("structural alerts: acyl or sulfonyl halide at atoms 2-4 and at atoms 6-8");
  }

  @Test
  void brokenLimitsAreNamedWithTheirValues() {
    Explanation sucrose = of("OCC1OC(OC2(CO)OC(CO)C(O)C2O)C(O)C(O)C1O");
    assertThat(sucrose.lipinski())
        .containsExactly("11 N or O, more than 10", "8 N-H or O-H, more than 5");
    assertThat(sucrose.lines()).contains("formula: C12H22O11, 9 stereocentres");
  }

  @Test
  void countsCentresThatDependOnOthers() {
    assertThat(Explanation.of(Smiles.molecule("OC[C@@H](O)[C@H](O)[C@@H](O)CO")).stereoCentres())
        .isEqualTo(3);
    assertThat(Explanation.of(Smiles.molecule("C1CC[C@@H]2CCCC[C@@H]2C1")).stereoCentres())
        .isEqualTo(2);
    assertThat(Explanation.of(Smiles.molecule("C1CCC2CCCCC2C1")).stereoCentres()).isZero();
  }
}
