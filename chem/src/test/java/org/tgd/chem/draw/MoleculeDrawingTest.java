package org.tgd.chem.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoleculeDrawingTest {
  private final MoleculeDrawing drawing = new MoleculeDrawing();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "C1CC[C@H]2CCCC[C@H]2C1, C1CC[C@H]2CCCC[C@@H]2C1, C1CCC2CCCCC2C1",
    "C[C@H]1CC[C@H](C)CC1, C[C@H]1CC[C@@H](C)CC1, CC1CCC(C)CC1",
    "C[C@H](F)[C@@H](O)[C@@H](C)F, C[C@H](F)[C@H](O)[C@@H](C)F, CC(F)C(O)C(C)F",
    "C[C@H]1CC[C@]2(CC1)NC(=O)NC2=O, C[C@H]1CC[C@@]2(CC1)NC(=O)NC2=O, CC1CCC2(CC1)NC(=O)NC2=O",
  })
  void dependentCentresAreDrawnWithWedges(String first, String second, String open) {
    assertThat(drawing.render(first)).isNotEqualTo(drawing.render(second));
    assertThat(drawing.render(first)).isNotEqualTo(drawing.render(open));
  }

  @ParameterizedTest
  @CsvSource({"C[C@H]1CCC(C)CC1, CC1CCC(C)CC1", "C[C@H](C)O, CC(C)O"})
  void marksThatSayNothingAreNotDrawn(String marked, String plain) {
    assertThat(drawing.render(marked)).isEqualTo(drawing.render(plain));
  }
}
