package org.tgd.chem.docking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.chem.docking.prepare.LigandPreparation;

class SymmetricRmsdTest {
  private static Ligand ligand(String smiles) {
    return LigandPreparation.prepare(smiles, 1).ligand();
  }

  private static Ligand shifted(Ligand ligand, double by) {
    double[] xyz =
        IntStream.range(0, 3 * ligand.atoms().size())
            .mapToDouble(
                i -> {
                  PdbqtAtom atom = ligand.atoms().get(i / 3);
                  return i % 3 == 0 ? atom.x() + by : i % 3 == 1 ? atom.y() : atom.z();
                })
            .toArray();
    return ligand.at(xyz);
  }

  @Test
  void aShiftIsItsLength() {
    Ligand ligand = ligand("CC(C)Cc1ccc(cc1)C(C)C(=O)O");
    assertThat(SymmetricRmsd.between(ligand, shifted(ligand, 0.4)).orElseThrow())
        .isCloseTo(0.4, within(1e-9));
  }

  @Test
  void anotherAtomOrderAndASymmetryCountForNothing() {
    Ligand ligand = ligand("FC(F)(F)c1ccccc1");
    PdbqtReader.ReadPose read = PdbqtReader.poses(PdbqtWriter.ligand(ligand), "copy").get(0);
    assertThat(SymmetricRmsd.between(ligand, read.ligand()).orElseThrow())
        .isCloseTo(0, within(1e-9));
    Ligand turned = ligand("c1ccccc1");
    double[] xyz = new double[18];
    for (int i = 0; i < 6; i++) {
      // the six carbons written as an ideal ring, then turned by one place
      double angle = Math.PI / 3 * ring(turned, i);
      xyz[3 * i] = 1.39 * Math.cos(angle);
      xyz[3 * i + 1] = 1.39 * Math.sin(angle);
    }
    Ligand flat = turned.at(xyz);
    for (int i = 0; i < 6; i++) {
      double angle = Math.PI / 3 * (ring(turned, i) + 1);
      xyz[3 * i] = 1.39 * Math.cos(angle);
      xyz[3 * i + 1] = 1.39 * Math.sin(angle);
    }
    assertThat(SymmetricRmsd.between(flat, turned.at(xyz)).orElseThrow())
        .isCloseTo(0, within(1e-9));
  }

  /** The place of an atom of benzene on the ring, beginning with atom 0. */
  private static int ring(Ligand benzene, int atom) {
    int before = -1;
    int here = 0;
    for (int place = 0; place < 6; place++) {
      if (here == atom) {
        return place;
      }
      int from = before;
      before = here;
      here = benzene.bondedTo(here).stream().filter(next -> next != from).findFirst().orElseThrow();
    }
    throw new AssertionError("not on the ring");
  }

  @Test
  void differentMoleculesHaveNone() {
    assertThat(SymmetricRmsd.between(ligand("CCO"), ligand("CCN"))).isEmpty();
    assertThat(SymmetricRmsd.between(ligand("CCO"), ligand("COC"))).isEmpty();
    assertThat(SymmetricRmsd.between(ligand("CCO"), ligand("CCCO"))).isEmpty();
  }
}
