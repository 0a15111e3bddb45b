package org.tgd.chem.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;

class ScoresTest {
  private static Graph graph(String smiles) {
    return Smiles.molecule(smiles).graph();
  }

  @Test
  void qedOfParacetamolIsTheOneOfRdkit() {
    assertThat(Qed.of(graph("CC(=O)Nc1ccc(O)cc1"))).isCloseTo(0.595026, within(1e-6));
  }

  @Test
  void aDesirabilityIsLargestAtItsBestValue() {
    for (Qed.Property property : Qed.Property.values()) {
      double best = Qed.desirability(property, Qed.best(property));
      for (double value = 0; value < 600; value += 0.5) {
        double x = property.isCount() ? Math.floor(value) : value;
        assertThat(Qed.desirability(property, x)).isBetween(0.0, best + 1e-6);
      }
    }
  }

  @Test
  void atomContributionsAddUpToLogP() {
    Graph graph = graph("CC(=O)Oc1ccccc1C(=O)O");
    Crippen crippen = Crippen.of(graph);
    double sum = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      sum += crippen.logP(i);
    }
    assertThat(sum).isCloseTo(crippen.logP(), within(1e-12));
    assertThat(crippen.logP()).isCloseTo(1.3101, within(1e-9));
  }

  @Test
  void waterAndHydrogenHaveCrippenTypes() {
    assertThat(Crippen.of(graph("O")).logP()).isCloseTo(-0.8247, within(1e-9));
    assertThat(Crippen.of(graph("[H][H]")).logP()).isCloseTo(0.246, within(1e-9));
  }

  @Test
  void alertsComeWithTheirAtoms() {
    var alerts = StructuralAlerts.qed().find(graph("CCCc1ccccc1[N+](=O)[O-]"));
    assertThat(alerts).extracting(StructuralAlerts.Alert::name).contains("nitro group");
    assertThat(
            alerts.stream()
                .filter(a -> a.name().equals("nitro group"))
                .findFirst()
                .orElseThrow()
                .places())
        .containsExactly(java.util.List.of(9, 10, 11));
  }

  @Test
  void formulaIsInHillsOrderWithCharge() {
    assertThat(Formula.of(graph("CC(=O)Nc1ccc(O)cc1"))).isEqualTo("C8H9NO2");
    assertThat(Formula.of(graph("[NH4+]"))).isEqualTo("H4N+");
    assertThat(Formula.of(graph("ClBr"))).isEqualTo("BrCl");
  }

  @Test
  void tanimotoAndTverskyOfTheSameMoleculeAreOne() {
    BitSet bits = MorganFingerprint.folded(graph("c1ccncc1CO"));
    assertThat(MorganFingerprint.tanimoto(bits, bits)).isEqualTo(1);
    assertThat(MorganFingerprint.tversky(bits, bits, 0.9, 0.1)).isEqualTo(1);
    assertThat(MorganFingerprint.tanimoto(bits, new BitSet())).isZero();
  }
}
