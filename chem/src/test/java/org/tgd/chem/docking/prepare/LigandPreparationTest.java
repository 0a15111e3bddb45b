package org.tgd.chem.docking.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.MolfileCreator;
import com.actelion.research.chem.MolfileParser;
import com.actelion.research.chem.StereoMolecule;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.chem.docking.DockingReference;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.core.input.InputException;

class LigandPreparationTest {
  @Test
  void protonationIsThatOfTheReferenceDockings() throws IOException {
    List<String[]> rows = DockingReference.rows("docking_runs.csv");
    for (String[] row : rows) {
      if (!row[3].isEmpty()) {
        assertThat(LigandPreparation.identifier(row[3]))
            .as(row[3])
            .isEqualTo(LigandPreparation.identifier(row[4]));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NCCC(=O)O, [NH3+]CCC(=O)[O-]",
    "CS(=O)(=O)O, CS(=O)(=O)[O-]",
    "CP(=O)(O)O, CP(=O)([O-])[O-]",
    "CC(=N)N, CC(=[NH2+])N",
    "NC(=N)NC, NC(=[NH2+])NC",
    "c1ccncc1, c1ccncc1",
    "Nc1ccccc1, Nc1ccccc1",
    "CC(N)=O, CC(N)=O",
    "CS(N)(=O)=O, CS(N)(=O)=O",
    "CC(=O)NS(C)(=O)=O, CC(=O)[N-]S(C)(=O)=O",
    "C[N+](C)(C)C, C[N+](C)(C)C",
    "C[N+](=O)[O-], C[N+](=O)[O-]",
    "Oc1ccccc1, Oc1ccccc1",
    "CN(C)C, C[NH+](C)C",
    "Cc1nnn[nH]1, Cc1nnn[n-]1",
    "Cc1nn[nH]n1, Cc1nn[n-]n1",
    "COP(=O)(O)O, COP(=O)([O-])[O-]",
    "COP(=O)(O)OC, COP(=O)([O-])OC",
    "c1c[nH]cn1, c1c[nH]cn1",
    "CNc1ccncc1, CNc1cc[nH+]cc1",
    "Nc1c2CCCCc2nc2ccccc12, Nc1c2CCCCc2[nH+]c2ccccc12",
    "CN(C)c1ccncc1, CN(C)c1cc[nH+]cc1",
    "Nc1ccccn1, Nc1ccccn1",
    "Nc1ccncn1, Nc1ccncn1",
    "Nc1ccnc(C#N)c1, Nc1ccnc(C#N)c1",
    "CC(=O)Nc1ccncc1, CC(=O)Nc1ccncc1",
    "NCc1ccccc1, [NH3+]Cc1ccccc1",
    "N=C(N)c1ccccc1, [NH2+]=C(N)c1ccccc1",
    "NC(=N)Nc1ccccc1, NC(=[NH2+])Nc1ccccc1",
    "CC(N)=Nc1ccccc1, CC(N)=[NH+]c1ccccc1",
    "NC(=N)NC(C)=O, NC(=N)NC(C)=O",
    "NC(=N)NC#N, NC(=N)NC#N",
    "CC(=O)NO, CC(=O)NO",
    "CC(O)=NC, CC(O)=NC",
    "CS(=O)O, CS(=O)[O-]",
    "CNC, C[NH2+]C",
    "CN1CCOCC1, C[NH+]1CCOCC1",
    "O=C(O)c1ccccc1O, O=C([O-])c1ccccc1O",
    "NCC(N)=O, [NH3+]CC(N)=O",
    "C=CN(C)C, C=CN(C)C"
  })
  void groupsAreChargedAsAtPh7(String neutral, String charged) {
    assertThat(LigandPreparation.identifier(neutral))
        .isEqualTo(LigandPreparation.identifier(charged));
  }

  @ParameterizedTest
  @CsvSource({"CC(O)CN, 2", "C[C@H](O)CN, 1", "CC(O)C(N)CO, 4", "CC=CCN, 2", "CCO, 1"})
  void openStereoIsListedAndOneIsomerIsDockedBySeed(String smiles, int count) {
    List<String> isomers = StereoIsomers.of(smiles, 16).isomers();
    assertThat(isomers).hasSize(count).doesNotHaveDuplicates();
    assertThat(isomers.stream().map(LigandPreparation::identifier).distinct()).hasSize(count);
    PreparedLigand prepared = LigandPreparation.prepare(smiles, 3);
    assertThat(prepared.stereo().isOpen()).isEqualTo(count > 1);
    assertThat(prepared.stereo().count()).isEqualTo(count);
    assertThat(LigandPreparation.prepare(smiles, 3).protonated()).isEqualTo(prepared.protonated());
    assertThat(LigandPreparation.prepare(prepared.protonated(), 1).stereo().isOpen()).isFalse();
    assertThat(StereoIsomers.of(smiles, 1).isomers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "COCCOc1cc2ncnc(Nc3cccc(C#C)c3)c2cc1OCCOC, 11, 11",
    "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1, 5, 4.5",
    "CC(=O)Nc1ccc(O)cc1, 2, 1.5",
    "NS(=O)(=O)c1ccc(CCCO)c(F)c1, 6, 5",
    "c1ccccc1, 0, 0",
    "CC(N)=O, 0, 0"
  })
  void torsionsAndRotorsAreThoseOfOpenBabelsFiles(String smiles, int torsions, double rotors) {
    PreparedLigand prepared = LigandPreparation.prepare(smiles, 1);
    assertThat(prepared.ligand().torsions()).isEqualTo(torsions);
    assertThat(prepared.ligand().rotors()).isEqualTo(rotors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C[C@H](N)C(=O)O",
        "C[C@@H](N)C(=O)O",
        "COC(C/C=C/[C@H](O)COCc1ccccc1)OC",
        "COC(C/C=C\\[C@@H](O)COCc1ccccc1)OC",
        "C[C@H]1CC[C@@H](C(C)C)C[C@@H]1O",
        "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O"
      })
  void stereoIsKeptInThreeDimensions(String smiles) {
    StereoMolecule written = Structures.parse(smiles);
    written.ensureHelperArrays(Molecule.cHelperCIP);
    for (StereoMolecule conformer : Structures.conformers(written, 5)) {
      StereoMolecule placed = new StereoMolecule();
      new MolfileParser().parse(placed, new MolfileCreator(conformer, false).getMolfile());
      placed.ensureHelperArrays(Molecule.cHelperCIP);
      assertThat(specified(written, placed)).isPositive();
    }
  }

  /** Compares all stereocentres and double bonds and returns how many are specified. */
  private static int specified(StereoMolecule written, StereoMolecule placed) {
    int specified = 0;
    for (int atom = 0; atom < written.getAtoms(); atom++) {
      assertThat(placed.getAtomCIPParity(atom)).isEqualTo(written.getAtomCIPParity(atom));
      specified += written.getAtomCIPParity(atom);
    }
    for (int bond = 0; bond < written.getBonds(); bond++) {
      specified += written.getBondCIPParity(bond);
      if (written.getBondCIPParity(bond) != 0) {
        int same = placed.getBond(written.getBondAtom(0, bond), written.getBondAtom(1, bond));
        assertThat(placed.getBondCIPParity(same)).isEqualTo(written.getBondCIPParity(bond));
      }
    }
    return specified;
  }

  @Test
  void ringsComeInSeveralFormsAndRigidMoleculesInOne() {
    PreparedLigand flexible = LigandPreparation.prepare("CN1CCC(c2ccccc2)CC1", 1);
    assertThat(flexible.ligand().forms()).hasSizeBetween(2, 8);
    assertThat(flexible.ligand().forms().get(0).forms()).hasSize(1);
    assertThat(LigandPreparation.prepare("CCc1ccccc1CC", 1).ligand().forms()).hasSize(1);
  }

  @Test
  void theMirroredChairOfASymmetricRingIsTheSameForm() {
    // piperidinium: both chairs are one by symmetry, the hydrogens being left out
    assertThat(LigandPreparation.prepare("C1CCNCC1", 1).ligand().forms()).hasSize(1);
  }

  @Test
  void theSameMoleculeWrittenDifferentlyIsTheSameLigand() {
    PreparedLigand one = LigandPreparation.prepare("OC(=O)c1ccccc1OC(C)=O", 3);
    PreparedLigand two = LigandPreparation.prepare("CC(=O)Oc1ccccc1C(=O)O", 3);
    assertThat(two.identifier()).isEqualTo(one.identifier());
    assertThat(PdbqtWriter.ligand(two.ligand()).replaceAll("(?m)^(ATOM.{8}).{4}", "$1    "))
        .isEqualTo(PdbqtWriter.ligand(one.ligand()).replaceAll("(?m)^(ATOM.{8}).{4}", "$1    "));
  }

  @Test
  void atomsKnowTheirNumberInTheSmiles() {
    PreparedLigand prepared = LigandPreparation.prepare("ClCCO", 1);
    for (int i = 0; i < prepared.ligand().atoms().size(); i++) {
      int expected =
          switch (prepared.ligand().atoms().get(i).type()) {
            case CL -> 1;
            case OA -> 4;
            case HD -> 0;
            default -> prepared.smilesAtoms().get(i);
          };
      assertThat(prepared.smilesAtoms().get(i)).isEqualTo(expected);
    }
    assertThat(prepared.smilesAtoms()).contains(1, 2, 3, 4, 0);
  }

  /** Rings of nine atoms or more are cut where two carbons meet; smaller ones come in forms. */
  @ParameterizedTest
  @CsvSource({
    "C1CCCCCCC1, 0, 0, 0",
    "C1CCCCCCCC1, 1, 6, 0",
    "CCOC1CCCCCCCCCCC1, 1, 11, 2",
    "CN1C/C=C/CCOc2cccc(c2)-c2ccnc(n2)Nc2cccc(c2)C1, 1, 8, 0",
    "O=C1CNC(=O)CNC(=O)CNC(=O)CNC(=O)CN1, 1, 8, 0",
    "c1cc2ccc1CCc1ccc(cc1)CC2, 1, 3, 0",
  })
  void largeRingsAreCut(String smiles, int cuts, int torsions, double rotors) {
    Ligand ligand = LigandPreparation.prepare(smiles, 1).ligand();
    assertThat(ligand.closures()).hasSize(cuts);
    assertThat(ligand.torsions()).isEqualTo(torsions);
    assertThat(ligand.rotors()).isEqualTo(rotors);
    assertThat(ligand.gap(ligand)).isZero();
    assertThat(ligand.internalPairs())
        .as("the ends of a cut and their neighbours do not repel each other")
        .noneMatch(
            pair ->
                ligand.closurePairs().stream()
                    .anyMatch(near -> Set.of(near[0], near[1]).equals(Set.of(pair[0], pair[1]))));
    String text = PdbqtWriter.ligand(ligand);
    Ligand back = PdbqtReader.ligand(text, "copy");
    assertThat(PdbqtWriter.ligand(back)).isEqualTo(text);
    assertThat(back.rotors()).isEqualTo(rotors);
    assertThat(text.lines().filter(line -> line.endsWith(" CG0"))).hasSize(Math.min(cuts, 1) * 2);
  }

  @Test
  void aLigandWrittenAsPdbqtIsReadBackTheSame() {
    PreparedLigand prepared =
        LigandPreparation.prepare("CC1CCN(C(C1)C(=O)O)C(=O)C(CCCN=C(N)N)NS(=O)(=O)c1ccccc1", 1);
    String text = PdbqtWriter.ligand(prepared.ligand());
    assertThat(PdbqtWriter.ligand(PdbqtReader.ligand(text, "copy"))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "CCB(O)O, the scoring function knows",
    "[Na+].CC(=O)[O-], ",
    "CC.CC, 2 parts",
    "C1CC, position",
    "'', empty",
    "C[Si](C)(C)C, the scoring function knows"
  })
  void whatCannotBeDockedIsRefusedWithTheReason(String smiles, String reason) {
    assertThatThrownBy(() -> LigandPreparation.prepare(smiles, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason == null ? "" : reason);
  }

  @Test
  void eightyRotorsAreTooMany() {
    String chain = "C".repeat(83);
    assertThatThrownBy(() -> LigandPreparation.prepare(chain, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("80 rotatable bonds; at most 48");
  }
}
