package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aromatic rings with a triple bond or an atom that lacks its hydrogen. */
class AryneTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c1cccc#c1", // benzyne
        "c1cc#cnc1", // pyridynes
        "n1c#cccc1",
        "c1ccc2c#cccc2c1", // naphthynes
        "c1ccc2cc#ccc2c1",
        "s1c#ccc1",
        "Cc1c#cccc1",
        "c1c#cc2c#cccc2c1",
        "[c-]1ccccc1",
        "[cH-]1cccc1",
        "[c+]1ccccc1",
        "c1cc[n]cc1",
        "[13c]1#cccc[13cH]1",
      })
  void nameCanBeReadBack(String smiles) {
    String name = canonical(smiles);
    assertThat(canonical(name)).isEqualTo(name);
    assertThat(Smiles.molecule(name).graph().atoms())
        .isEqualTo(Smiles.molecule(smiles).graph().atoms());
  }

  @ParameterizedTest
  @CsvSource({
    "c1cccc#c1, C1#CC=CC=C1",
    "c1ccc#cc1, C1=CC#CC=C1",
    "c1cc#cnc1, C1=CC#CN=C1",
  })
  void howItIsDrawnDoesNotMatter(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[c]1ccccc1", "[c]1[c]cccc1", "[c]1ncccc1"})
  void radicalsAreRefused(String smiles) {
    assertThat(Smiles.read(smiles)).isNotInstanceOf(Smiles.Accepted.class);
  }
}
