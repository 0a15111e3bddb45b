package org.tgd.chem.docking.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What poses are kept under: isomers whose stereo depends on other stereo are not mixed up. */
class IdentifierTest {
  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "OC[C@H](O)[C@@H](O)[C@H](O)CO, OC[C@H](O)[C@H](O)[C@H](O)CO", // xylitol, ribitol
    "C1CC[C@H]2CCCC[C@H]2C1, C1CC[C@H]2CCCC[C@@H]2C1", // decalins
    "C1[C@@H]2CNC[C@H]2CN1, C1[C@@H]2CNC[C@@H]2CN1",
    "C[C@H]1CC[C@]2(CC1)NC(=O)NC2=O, C[C@H]1CC[C@@]2(CC1)NC(=O)NC2=O",
    "C/C=C/[C@H](O)/C=C\\C, C/C=C/[C@@H](O)/C=C\\C",
    "C/C=C1/CC[C@H](C)CC1, C/C=C1/CC[C@@H](C)CC1",
    "C/C=C1/CC/C(=C/C)CC1, C/C=C1/CC/C(=C\\C)CC1",
    "O[C@@H]1[C@@H](O)[C@@H]1O, O[C@@H]1[C@H](O)[C@@H]1O",
    "C[C@H]1C[C@@H](C)C1, C[C@H]1C[C@H](C)C1",
    "C[S@](=O)C[S@](C)=O, C[S@](=O)C[S@@](C)=O",
    "C[C@H](F)[C@@H](O)[C@@H](C)F, C[C@H](F)[C@H](O)[C@@H](C)F",
  })
  void dependentIsomersShareNoEntry(String first, String second) {
    assertThat(LigandPreparation.identifier(first))
        .isNotEqualTo(LigandPreparation.identifier(second));
  }
}
