package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.score.QedProperties;

/** Coordinate bonds as RDKit 2026.09.1 reads, makes and writes them. */
class CoordinateBondsTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "[Pt]1CCCN->1, C1CN->[Pt]C1",
    "[Pt]<-1CCCN1, C1CN->[Pt]C1",
    "Cl[Pd]1(Cl)<-P(C)(C)CCP->1(C)C, CP1(C)CCP(C)(C)->[Pd]<-1(Cl)Cl",
    "C1=CC=CC=N1[Pt](Cl)Cl, c1cccc[n]1->[Pt](Cl)Cl", // a pyridine above its valence
    "[Cl]1[Pd](Cl)[Cl][Pd]1Cl, Cl[Pd]1<-Cl[Pd](Cl)<-Cl1", // each chlorine gives one pair
    "O=P1C=CC=CC=1, [O-][p+]1ccccc1",
    "[H][Pd][H], [PdH2]",
  })
  void spellingsAgree(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }

  @ParameterizedTest
  @CsvSource({
    "[Pt](<-n1ccccc1)(<-n1ccccc1)(Cl)Cl, 2",
    "[Ru]1(Cl)(Cl)<-n2ccccc2-c2ccccn->12, 2",
    "[V]1(N)OC(=O)CN->1, 0",
  })
  void coordinatedRingsStayAromaticAndChelatesAreNoRings(String smiles, int aromaticRings) {
    Graph graph = Smiles.molecule(smiles).graph();
    assertThat(QedProperties.of(graph).aromaticRings()).isEqualTo(aromaticRings);
  }

  @Test
  void anArrowIsWrittenAndReadBack() {
    String name = canonical("c1ccccn1->[Pt]");
    assertThat(name).contains("->");
    Graph graph = Smiles.molecule(name).graph();
    assertThat(graph.rings()).isEqualTo(1);
    assertThat(canonical(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "[cH]12[cH]3[cH]4[cH]5[cH]1[Fe]23451678[cH]2[cH]1[cH]6[cH]7[cH]28", // no alternating bonds
    "[Cr-]([Cl-])", // a chloride ion bonds nothing
    "F[Al]1F[Al]F1", // fluorine gives no pair
  })
  void isRefusedAsByRdkit(String smiles) {
    assertThat(Smiles.read(smiles)).isInstanceOf(Smiles.Refused.class);
  }
}
