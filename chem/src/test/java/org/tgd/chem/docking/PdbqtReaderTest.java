package org.tgd.chem.docking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;

class PdbqtReaderTest {
  static final String ETHANOL =
      """
      REMARK VINA RESULT:    -2.500      0.000      0.000
      ROOT
      ATOM      1  C   UNL     1       0.000   0.000   0.000  1.00  0.00    +0.000 C
      ATOM      2  C   UNL     1       1.500   0.000   0.000  1.00  0.00    +0.000 C
      ENDROOT
      BRANCH   2   3
      ATOM      3  O   UNL     1       2.000   1.350   0.000  1.00  0.00    +0.000 OA
      ATOM      4  H   UNL     1       2.960   1.350   0.000  1.00  0.00    +0.000 HD
      ENDBRANCH   2   3
      TORSDOF 1
      """;

  @Test
  void aLigandHasItsTreeTypesAndRotors() {
    Ligand ligand = PdbqtReader.ligand(ETHANOL, "ethanol");
    assertThat(ligand.torsions()).isEqualTo(1);
    assertThat(ligand.rotors()).isEqualTo(0.5);
    assertThat(ligand.frameOf(2)).isZero();
    assertThat(ligand.frameOf(3)).isEqualTo(1);
    assertThat(ligand.type(0)).contains(InteractionType.CARBON);
    assertThat(ligand.type(1)).contains(InteractionType.CARBON_POLAR);
    assertThat(ligand.type(2)).contains(InteractionType.OXYGEN_BOTH);
    assertThat(ligand.type(3)).isEmpty();
  }

  @Test
  void posesCarryTheAffinityThatVinaNoted() {
    String two = "MODEL 1\n" + ETHANOL + "ENDMDL\nMODEL 2\n" + ETHANOL + "ENDMDL\n";
    assertThat(PdbqtReader.poses(two, "poses")).hasSize(2);
    assertThat(PdbqtReader.poses(two, "poses").get(1).affinityKcalPerMol()).hasValue(-2.5);
  }

  @ParameterizedTest
  @CsvSource({
    "OA, B, line 7: the AutoDock atom type",
    "OA, , line 7: the AutoDock atom type",
    "2.000   1.350, 2.0x0   1.350, line 7: the coordinate in columns 31 to 38",
    "2.000   1.350, '  NaN   1.350', line 7: the coordinate in columns 31 to 38",
    "BRANCH   2   3, BRANCH   2, line 6: BRANCH wants",
    "BRANCH   2   3, BRANCH   9   3, line 6: no atom number 9",
    "BRANCH   2   3, BRANCH   2   1, line 6: atom number 1 is not in this branch",
    "ENDROOT, REMARK, ATOM",
    "ATOM      3, ATOM      2, line 7: atom number 2 stands twice",
    "0 OA, 0 CG0, ATOM",
    "TORSDOF 1, NONSENSE, line 10: 'NONSENSE' is not a PDBQT record",
  })
  void brokenLigandsSayWhereAndWhy(String from, String to, String message) {
    String text = ETHANOL.replaceFirst(from, to == null ? "" : to);
    assertThat(text).isNotEqualTo(ETHANOL);
    if (message.equals("ATOM")) {
      assertThatThrownBy(() -> PdbqtReader.ligand(text, "f")).isInstanceOf(InputException.class);
    } else {
      assertThatThrownBy(() -> PdbqtReader.ligand(text, "f"))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("f, " + message);
    }
  }

  @Test
  void anEmptyFileIsNeitherLigandNorReceptor() {
    assertThatThrownBy(() -> PdbqtReader.ligand("", "f")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> PdbqtReader.receptor("", "f"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no ATOM");
  }

  @Test
  void aLigandIsNoReceptor() {
    assertThatThrownBy(() -> PdbqtReader.receptor(ETHANOL, "f"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void aReceptorWithoutAtomsInTheBoxIsRefused() {
    String text = ETHANOL.lines().filter(line -> line.startsWith("ATOM")).toList().get(0);
    Box far = new Box(100, 0, 0, 20, 20, 20);
    assertThatThrownBy(() -> Receptor.of("R", PdbqtReader.receptor(text, "f"), far))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none of its 1 atoms lies in the box");
  }

  @Test
  void longResidueNumbersWithInsertionCodesLeaveTheCoordinatesInTheirColumns() {
    PdbqtAtom atom = new PdbqtAtom("CA", "SER A 1001B", -1.5, 22.25, 303.125, AtomType.C);

    assertThat(PdbqtReader.receptor(PdbqtWriter.receptor(List.of(atom)), "written"))
        .containsExactly(atom);
  }
}
