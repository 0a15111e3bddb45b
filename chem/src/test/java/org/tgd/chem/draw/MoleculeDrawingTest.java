package org.tgd.chem.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.vecmath.Vector2d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.tgd.chem.graph.Smiles;

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

  private static double width(String svg) {
    Matcher matcher = Pattern.compile("width=['\"]([0-9.]+)mm").matcher(svg);
    assertThat(matcher.find()).as(svg.substring(0, Math.min(200, svg.length()))).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void moleculesSideBySideHaveOneScale() {
    List<String> pair = drawing.pair("c1ccccc1", "c1ccc(cc1)-c1ccc(cc1)-c1ccccc1");
    assertThat(width(pair.get(0))).isLessThan(0.6 * width(pair.get(1)));
    assertThat(drawing.pair("c1ccccc1", "C1CC").get(1)).contains("not a molecule");
  }

  @Test
  void whatTheyShareLiesAlike() throws CDKException {
    List<IAtomContainer> both =
        AlignedDrawings.laidOut(
            List.of(
                Smiles.molecule("OC(=O)c1ccc(C)cc1").graph(),
                Smiles.molecule("CCCC(F)c1ccc(cc1)C(=O)O").graph()));
    Vector2d first = towards(both.get(0), 3, 1);
    Vector2d second = towards(both.get(1), 8, 11);
    assertThat(first.angle(second)).isLessThan(0.2);
  }

  private static Vector2d towards(IAtomContainer molecule, int from, int to) {
    Vector2d vector = new Vector2d(molecule.getAtom(to).getPoint2d());
    vector.sub(molecule.getAtom(from).getPoint2d());
    return vector;
  }
}
