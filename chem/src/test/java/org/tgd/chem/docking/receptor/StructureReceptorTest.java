package org.tgd.chem.docking.receptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.DockingReference;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.receptor.ReceptorSummary.Fate;
import org.tgd.chem.docking.receptor.StructureReceptor.Made;
import org.tgd.core.input.InputException;

class StructureReceptorTest {
  private static final Box EVERYWHERE = new Box(0, 0, 0, 126, 126, 126);

  private static final String SERINE =
      """
      ATOM      1  N   SER A  10       0.000   0.000   0.000  1.00  0.00           N
      ATOM      2  CA  SER A  10       1.460   0.000   0.000  1.00  0.00           C
      ATOM      3  CB  SER A  10       2.000   1.400   0.000  1.00  0.00           C
      ATOM      4  OG  SER A  10       3.400   1.400   0.000  1.00  0.00           O
      """;

  private static final String WATER =
      "HETATM    5  O   HOH A  99       9.000   9.000   9.000  1.00  0.00           O\n";

  private static Made make(String text) {
    return make(text, ReceptorOptions.DEFAULT);
  }

  private static Made make(String text, ReceptorOptions options) {
    return StructureReceptor.make(text, "p.pdb", EVERYWHERE, options);
  }

  private static List<PdbqtAtom> heavy(Made made) {
    return made.atoms().stream().filter(atom -> !atom.type().isHydrogen()).toList();
  }

  private static String line(String name, String residue, double[] at, String element) {
    return String.format(
        Locale.ROOT,
        "HETATM    1 %-4s %-4sA   1    %8.3f%8.3f%8.3f  1.00  0.00          %2s\n",
        name.length() < 4 ? " " + name : name,
        residue,
        at[0],
        at[1],
        at[2],
        element);
  }

  /** Whether an atom carries a polar hydrogen. */
  private static boolean donates(List<PdbqtAtom> atoms, PdbqtAtom atom) {
    return atoms.stream().anyMatch(h -> h.type() == AtomType.HD && h.isBondedTo(atom));
  }

  private static PdbqtAtom atom(Made made, String residue, String name) {
    return made.atoms().stream()
        .filter(a -> a.residue().startsWith(residue) && a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String lines(Made made, Fate fate) {
    return made.summary().of(fate).stream()
        .map(ReceptorSummary.Entry::line)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void modifiedResiduesStatesAndIonsOfUbiquitinAreAllKept() {
    String text = DockingReference.text("receptors_pdb/1ubi_modified.pdb");
    Made made = make(text);
    long inFile =
        text.lines().filter(l -> l.matches("(ATOM  |HETATM).*") && !l.contains("HOH")).count();
    assertThat(heavy(made)).hasSize((int) inFile);
    assertThat(lines(made, Fate.KEPT))
        .contains("SEP A 20, 6 atoms", "TPO A 7", "PTR A 59", "FE2 A 200, 1 atom (metal)")
        .contains("CU1 A 201", "MN3 A 204", "3CO A 206");
    assertThat(atom(made, "3CO", "CO").type()).isEqualTo(AtomType.CO);
    assertThat(atom(made, "HSD", "ND1").type()).isEqualTo(AtomType.N);
    assertThat(atom(made, "HSD", "NE2").type()).isEqualTo(AtomType.NA);
    assertThat(donates(made.atoms(), atom(made, "HSD", "ND1"))).isTrue();
    assertThat(donates(made.atoms(), atom(made, "ASH", "OD2"))).isTrue();
    assertThat(donates(made.atoms(), atom(made, "ASH", "OD1"))).isFalse();
    assertThat(donates(made.atoms(), atom(made, "GLH", "OE2"))).isTrue();
    assertThat(atom(made, "LYN", "NZ").type()).isEqualTo(AtomType.NA);
    assertThat(atom(made, "LYS", "NZ").type()).isEqualTo(AtomType.N);
    assertThat(donates(made.atoms(), atom(made, "SEP", "N"))).isTrue();
  }

  @Test
  void oneResidueOfAMicroheterogeneityIsTakenByOccupancy() {
    Made made = make(DockingReference.text("receptors_pdb/1ejg_21_26.pdb"));
    List<PdbqtAtom> heavy = heavy(made);
    for (int i = 0; i < heavy.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(heavy.get(i).distanceSquared(heavy.get(j))).isGreaterThan(0.81);
      }
    }
    assertThat(heavy.stream().map(PdbqtAtom::residue).distinct())
        .containsExactly("THR A 21", "PRO A 22", "GLU A 23", "ALA A 24", "LEU A 25", "CYS A 26");
    assertThat(heavy).hasSize(42);
    assertThat(lines(made, Fate.CHOSEN)).contains("PRO A 22: A rather than SER B, SER C");
  }

  @Test
  void theFullerOfTwoLocationsIsTaken() {
    String two =
        SERINE.replace(
            "ATOM      4  OG  SER A  10       3.400   1.400   0.000  1.00",
            "ATOM      4  OG ASER A  10       3.400   1.400   0.000  0.30");
    String other =
        "ATOM      5  OG BSER A  10       1.500   2.700   0.000  0.70  0.00           O\n";
    Made made = make(two + other);
    assertThat(atom(made, "SER", "OG").y()).isEqualTo(2.7);
    assertThat(heavy(made)).hasSize(4);
    assertThat(lines(made, Fate.CHOSEN)).contains("SER A 10: B rather than A");
  }

  @Test
  void chainsWithoutLettersAreToldApart() {
    String first = SERINE.replace("SER A", "SER  ");
    String second = first.replaceAll("   0\\.000  1\\.00", "  20.000  1.00");
    Made made = make(first + second);
    assertThat(heavy(made)).hasSize(8);
    assertThat(heavy(made).stream().map(PdbqtAtom::residue).distinct())
        .containsExactly("SER A 10", "SER B 10");
    assertThat(lines(made, Fate.CHOSEN)).contains("part 2 is B");
  }

  @Test
  void mmcifIsReadLikePdb() {
    String table =
        """
        data_X
        _struct.title 'a loop_ in
        quotes'
        _cell.text
        ;loop_
        _atom_site.id
        ;
        loop_
        _atom_site.group_PDB
        _atom_site.type_symbol
        _atom_site.label_atom_id
        _atom_site.label_alt_id
        _atom_site.label_comp_id
        _atom_site.auth_asym_id
        _atom_site.auth_seq_id
        _atom_site.Cartn_x
        _atom_site.Cartn_y
        _atom_site.Cartn_z
        ATOM N N . SER A 10 0.000 0.000 0.000
        ATOM C CA . SER A 10 1.460 0.000 0.000
        ATOM C CB . SER A 10 2.000 1.400 0.000
        ATOM O "OG" . SER A 10 3.400 1.400 0.000
        HETATM O O . HOH A 99 9.000 9.000 9.000
        #
        """;
    assertThat(make(table).atoms()).isEqualTo(make(SERINE + WATER).atoms());
    assertThatThrownBy(() -> make(table.replace("3.400", "x")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 22, Cartn_x");
    assertThatThrownBy(() -> make(table.replace(" 1.400 0.000\nHETATM", "\nHETATM")))
        .isInstanceOf(InputException.class);
    assertThat(heavy(make(DockingReference.text("receptors_pdb/mini.cif")))).hasSize(2);
  }

  @Test
  void waterStaysOnlyWhenAsked() {
    assertThat(lines(make(SERINE + WATER), Fate.DROPPED)).contains("HOH A 99, 1 atom (water");
    Made with = make(SERINE + WATER, new ReceptorOptions(true, Set.of(), false, List.of()));
    assertThat(heavy(with)).hasSize(5);
    assertThat(donates(with.atoms(), atom(with, "HOH", "O"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZN", "zn", "A:201"})
  void residuesAreDroppedByNameOrPlace(String wanted) {
    String zinc =
        "HETATM    6 ZN    ZN A 201       6.000   2.000   1.000  1.00  0.00          ZN\n";
    Made made = make(SERINE + zinc, new ReceptorOptions(false, Set.of(wanted), false, List.of()));
    assertThat(heavy(made)).hasSize(4);
    assertThat(lines(made, Fate.DROPPED)).contains("ZN A 201, 1 atom (as asked)");
    assertThatThrownBy(
            () -> make(SERINE + zinc, new ReceptorOptions(false, Set.of("GOL"), false, List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no residue 'GOL'")
        .hasMessageContaining("ZN");
  }

  @Test
  void anAtomInTheBoxWithoutClassIsRefusedUnlessAllowed() {
    String boron = line("B1", "BOX", new double[] {6, 2, 1}, "B");
    assertThatThrownBy(() -> make(SERINE + boron))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("BOX A 1 B1 (element B)")
        .hasMessageContaining("--drop BOX");
    Made made = make(SERINE + boron, new ReceptorOptions(false, Set.of(), true, List.of()));
    assertThat(lines(made, Fate.DROPPED)).contains("BOX A 1 B1", "in the box");
    Box away = new Box(-10, 0, 0, 25, 20, 20);
    Made beside = StructureReceptor.make(SERINE + boron, "p", away, ReceptorOptions.DEFAULT);
    assertThat(lines(beside, Fate.DROPPED)).contains("in reach of the box");
  }

  @Test
  void whatLiesWhereTheReferenceLigandLiesIsLeftOut() {
    String ligand = line("C1", "LIG", new double[] {6, 2, 1}, "C");
    PdbqtAtom same = new PdbqtAtom("C1", "", 6.1, 2, 1, AtomType.C);
    assertThat(heavy(make(SERINE + ligand))).hasSize(5);
    Made made = make(SERINE + ligand, ReceptorOptions.DEFAULT.around(List.of(same)));
    assertThat(heavy(made)).hasSize(4);
    assertThat(lines(made, Fate.DROPPED)).contains("the reference ligand itself");
  }

  @ParameterizedTest
  @CsvSource({
    "'',NE2", // by its name
    "'ATOM     11  HD1 HIS A   5       0.700  -0.700   0.000  1.00  0.00           H',ND1",
    "'HETATM   12 ZN    ZN A   9       2.200   4.000   0.000  1.00  0.00          ZN',ND1"
  })
  void histidineFollowsTheFilesHydrogensAndMetals(String extra, String donor) {
    String histidine =
        """
        ATOM      1  ND1 HIS A   5       0.000   0.000   0.000  1.00  0.00           N
        ATOM      2  CE1 HIS A   5       1.100   0.700   0.000  1.00  0.00           C
        ATOM      3  NE2 HIS A   5       0.800   2.000   0.000  1.00  0.00           N
        ATOM      4  CD2 HIS A   5      -0.600   2.100   0.000  1.00  0.00           C
        ATOM      5  CG  HIS A   5      -1.100   0.850   0.000  1.00  0.00           C
        """;
    Made made = make(histidine + extra.replace("2.200   4.000", "1.600   3.900") + "\n");
    for (String name : List.of("ND1", "NE2")) {
      assertThat(donates(made.atoms(), atom(made, "HIS", name))).isEqualTo(name.equals(donor));
    }
  }

  /** The ligand rules know the structure; here only the places of the heavy atoms are given. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nc1ncnc2c1ncn2[C@@H]1O[C@H](COP(=O)([O-])[O-])[C@@H](O)[C@H]1O",
        "NC(=O)c1ccc[n+]([C@@H]2O[C@H](CO)[C@@H](O)[C@H]2O)c1",
        "Nc1nc2c(ncn2[C@@H]2O[C@H](CO)[C@@H](O)[C@H]2O)c(=O)[nH]1",
        "Cc1cc2nc3c(=O)[nH]c(=O)nc-3n(C[C@H](O)[C@H](O)[C@H](O)CO)c2cc1C",
        "Nc1nc(=O)c2nc(CNc3ccc(C(=O)[O-])cc3)cnc2[nH]1",
        "Cc1ncc(COP(=O)([O-])[O-])c(C=O)c1O",
        "C[S+](CC[C@H]([NH3+])C(=O)[O-])C[C@H]1O[C@@H](n2cnc3c(N)ncnc32)[C@H](O)[C@@H]1O",
        "CC(=O)N[C@@H]1[C@@H](O)[C@H](O)[C@@H](CO)O[C@H]1O"
      })
  void cofactorsAreTypedFromWhereTheirAtomsLie(String smiles) {
    List<PdbqtAtom> known = LigandPreparation.prepare(smiles, 1).ligand().atoms();
    StringBuilder text = new StringBuilder();
    List<PdbqtAtom> placed = new ArrayList<>();
    for (PdbqtAtom atom : known) {
      if (!atom.type().isHydrogen()) {
        String element = atom.type().element().name();
        text.append(
            line(
                element + placed.size(),
                "COF",
                new double[] {atom.x(), atom.y(), atom.z()},
                element));
        placed.add(atom);
      }
    }
    Made made = make(text.toString());
    List<PdbqtAtom> typed = heavy(made);
    for (int i = 0; i < placed.size(); i++) {
      PdbqtAtom expected = placed.get(i);
      if (Set.of(AtomType.N, AtomType.NA, AtomType.OA).contains(expected.type())) {
        assertThat(typed.get(i).type()).as("%s", expected).isEqualTo(expected.type());
        assertThat(donates(made.atoms(), typed.get(i)))
            .as("hydrogen on %s", expected)
            .isEqualTo(donates(known, expected));
      }
    }
  }

  private static String atom(String name, String residue, int number, double x, double occupancy) {
    return String.format(
        Locale.ROOT,
        "ATOM      1  %-3s %3s A%4d    %8.3f%8.3f%8.3f%6.2f  0.00           %s\n",
        name,
        residue,
        number,
        x,
        0.0,
        0.0,
        occupancy,
        name.substring(0, 1));
  }

  private static String lysine(int number, double x, int occupancyOfEnd, List<String> left) {
    StringBuilder text = new StringBuilder();
    List<String> names = List.of("N", "CA", "CB", "CG", "CD", "CE", "NZ", "O", "C");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!left.contains(name)) {
        text.append(atom(name, "LYS", number, x + 1.5 * i, name.equals("NZ") ? occupancyOfEnd : 1));
      }
    }
    return text.toString();
  }

  @Test
  void whatTheFileLacksOfAResidueAndOfAChainIsSaid() {
    Made whole = make(lysine(6, 0, 1, List.of()) + lysine(7, 13.4, 1, List.of()));
    assertThat(whole.summary().of(Fate.LACKS)).isEmpty();
    Made made =
        make(lysine(6, 0, 0, List.of("CE")) + lysine(9, 20, 1, List.of("CE", "NZ", "CD", "O")));
    assertThat(made.summary().lines())
        .contains(
            "lacks: atoms in reach of the box that are not in the file: LYS A 6: CE; LYS A 9: O,"
                + " CD, CE, NZ, 5 atoms (not built)",
            "lacks: a bond, or residues, between LYS A 6 and LYS A 9 (no carbon and nitrogen within"
                + " 2 Å; not built)",
            "chosen: kept with an occupancy of zero: LYS A 6, 1 atom (not seen)");
    Box elsewhere = new Box(-60, 0, 0, 20, 20, 20);
    String near = atom("N", "GLY", 1, -60, 1);
    assertThat(
            StructureReceptor.make(
                    near + lysine(6, 0, 1, List.of("CE")),
                    "p.pdb",
                    elsewhere,
                    ReceptorOptions.DEFAULT)
                .summary()
                .lines())
        .contains("lacks: atoms out of reach of the box, 1 atom (not built)");
  }
}
