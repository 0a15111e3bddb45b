package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Tgd;
import org.tgd.workbench.cli.base.ExitCode;

class MoleculeDockCommandTest {
  private static final String ACETAMIDE = "CC(N)=O";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Tgd.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private int dock(String... more) {
    String[] all = new String[more.length + 6];
    String[] first = {"molecule", "dock", "--receptor", "ppara", "--exhaustiveness", "1"};
    System.arraycopy(first, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return run(all);
  }

  @Test
  void oneMoleculeAsJsonIsOneObjectAndItsPoseScoresTheSame() throws IOException {
    Path poses = folder.resolve("poses");
    int code = dock("--smiles", ACETAMIDE, "--json", "--out", poses.toString());
    assertThat(code).as(err.toString()).isZero();
    JsonNode row = new ObjectMapper().readTree(out.toString());
    assertThat(row.get("status").asText()).isEqualTo("ok");
    assertThat(row.get("affinity_kcal_mol").asDouble()).isBetween(-3.5, -2.9);
    assertThat(Files.readString(poses.resolve("PPARA_0001.sdf"))).contains("V2000", "$$$$");
    out.getBuffer().setLength(0);
    Path pose = poses.resolve("PPARA_0001.pdbqt");
    assertThat(dock("--score-only", pose.toString(), "--json")).isZero();
    JsonNode scored = new ObjectMapper().readTree(out.toString());
    assertThat(scored.get("terms")).isEqualTo(row.get("terms"));
    assertThat(scored.get("affinity_kcal_mol")).isEqualTo(row.get("affinity_kcal_mol"));
  }

  @Test
  void aFileGivesARowForEachMoleculeAndBadOnesAreRejected() throws IOException {
    Path file = folder.resolve("molecules.csv");
    Files.writeString(file, "name,smiles\na,CCB(O)O\nb,\"" + ACETAMIDE + "\"\nc,C1C\n");
    assertThat(dock(file.toString(), "--quiet")).isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .first()
        .isEqualTo("smiles,receptor,engine,affinity_kcal_mol,terms,seconds,status,message");
    assertThat(out.toString().lines().toList().get(1)).contains(",rejected,", "is B");
    assertThat(out.toString().lines().toList().get(2)).contains(",ok,").contains("gauss1=");
    assertThat(out.toString().lines().toList().get(3)).contains(",rejected,", "position");
  }

  @Test
  void nothingThatCanBeDockedIsBadInput() {
    assertThat(dock("--smiles", "CCB(O)O")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dock()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dock("--smiles", ACETAMIDE, "--engine", "x")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dock("--smiles", ACETAMIDE, "--poses", "0")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dock("--smiles", ACETAMIDE, "--engine", "vina", "--vina", "/none"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("molecule", "dock", "--receptor", "none", "--smiles", ACETAMIDE))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("PPARA").doesNotContain("unexpected");
  }

  @Test
  void formsNearThePhAreDockedEachInItsRow() {
    assertThat(dock("--smiles", "CN1CCOCC1", "--states", "3")).isZero();
    assertThat(out.toString().lines().skip(1))
        .hasSize(2)
        .anySatisfy(row -> assertThat(row).startsWith("C[NH+]1").endsWith("form by the rules"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("CN1CCOCC1")
                    .endsWith("without the proton of morpholine (pKa about 7.4)"));
    assertThat(dock("--smiles", ACETAMIDE, "--states", "0")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--states was 0; must be 1 or more");
  }

  @Test
  void receptorsAreListedAndShown() throws IOException {
    assertThat(run("molecule", "receptors", "list")).isZero();
    assertThat(out.toString()).contains("DRD2", "PPARA", "PTGS2");
    out.getBuffer().setLength(0);
    assertThat(run("molecule", "receptors", "show", "ppara", "--json")).isZero();
    JsonNode shown = new ObjectMapper().readTree(out.toString());
    assertThat(shown.get("center_x").asDouble()).isEqualTo(15.171);
    assertThat(run("molecule", "receptors", "show", "none")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("molecule", "receptors", "install", "x")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("molecule", "receptors", "add", "x", "y")).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aLibraryIsGoneOnWithAndItsHitsAreSorted() throws IOException {
    Path file = folder.resolve("library.csv");
    Files.writeString(file, "id,smiles\nm1,CC(N)=O\nm2,C1C\nm3,CCC\nm4,c1ccccc1\n");
    Path poses = folder.resolve("library");
    assertThat(dock(file.toString(), "--out", poses.toString(), "--threads", "2")).isZero();
    String first = out.toString();
    assertThat(err.toString()).contains("docked 4 of 4");
    assertThat(Files.readAllLines(poses.resolve("hits.csv")))
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).endsWith(",message,id");
              assertThat(lines.get(1)).startsWith("1,4,c1ccccc1,-4").endsWith(",m4");
              assertThat(lines.get(3)).startsWith("3,3,CCC,").endsWith(",m3");
            });
    assertThat(Files.readString(poses.resolve("interactions.csv")))
        .startsWith("number,smiles,residue,kind,ligand_atom,receptor_atom,distance_A\n")
        .contains("1,CC(N)=O,", ",hydrogen_bond,");
    assertThat(Files.readString(poses.resolve("PPARA_0001.sdf"))).contains(">  <id>\nm1\n");
    Path journal = poses.resolve("docked.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceAll("(?s)\\{\"number\":4.*", "{"));
    out.getBuffer().setLength(0);
    assertThat(dock(file.toString(), "--out", poses.toString(), "--threads", "1")).isZero();
    assertThat(withoutSeconds(out.toString())).isEqualTo(withoutSeconds(first));
    assertThat(Files.readAllLines(journal)).hasSize(5);
    assertThat(dock(file.toString(), "--out", poses.toString(), "--seed", "2"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("holds dockings by other settings");
  }

  private static String withoutSeconds(String csv) {
    return csv.replaceAll(",[0-9]+\\.[0-9]{3},", ",,");
  }

  @Test
  void sdfIsReadWithItsPropertiesAndPosesAreThreeDimensional() throws IOException {
    Path poses = folder.resolve("poses");
    assertThat(dock("--smiles", "C[C@H](N)C(=O)O", "--out", poses.toString())).isZero();
    Path sdf = poses.resolve("PPARA_0001.sdf");
    assertThat(Files.readAllLines(sdf).get(1)).isEqualTo("  TGD               3D");
    Path again = folder.resolve("again");
    out.getBuffer().setLength(0);
    assertThat(dock(sdf.toString(), "--out", again.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("[C@", ",ok,");
    assertThat(Files.readString(again.resolve("hits.csv")))
        .contains("affinity_kcal_mol,ligand_efficiency,message,name,affinity_kcal_mol,smiles");
  }

  @Test
  void openStereoIsSaidOrEnumerated() {
    assertThat(dock("--smiles", "CC(O)CN")).isZero();
    assertThat(out.toString()).contains("one of 2 isomers");
    out.getBuffer().setLength(0);
    assertThat(dock("--smiles", "CC(O)CN", "--isomers", "4")).isZero();
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).doesNotContain("left open");
  }

  @Test
  void aReceptorFromAStructureFileIsSummedUp() throws IOException {
    String pdb =
        """
        ATOM      1  N   SER A  10      14.000  19.000  -6.000  1.00  0.00           N
        ATOM      2  CA  SER A  10      15.460  19.000  -6.000  1.00  0.00           C
        ATOM      3  CB  SER A  10      16.000  20.400  -6.000  1.00  0.00           C
        ATOM      4  OG  SER A  10      17.400  20.400  -6.000  1.00  0.00           O
        HETATM    5  O   HOH A  99      19.000  19.000  -9.000  1.00  0.00           O
        HETATM    6 ZN    ZN A 201      20.000  22.000  -5.000  1.00  0.00          ZN
        """;
    Path file = Files.writeString(folder.resolve("p.pdb"), pdb);
    Path pose = folder.resolve("pose.pdbqt");
    Files.writeString(
        pose,
        """
        ROOT
        ATOM      1  C   UNL     1      17.000  17.000  -4.000  1.00  0.00     0.000 C\s
        ENDROOT
        TORSDOF 0
        """);
    String[] base = {
      "molecule", "dock", "--receptor", file.toString(), "--score-only", pose.toString()
    };
    assertThat(run(base)).as(err.toString()).isZero();
    assertThat(err.toString())
        .contains("kept: protein of chain A, 4 atoms (1 residue)", "kept: ZN A 201, 1 atom (metal)")
        .contains("dropped: HOH A 99, 1 atom (water; kept with --keep-water)");
    String[] dropped = java.util.Arrays.copyOf(base, base.length + 2);
    dropped[base.length] = "--drop";
    dropped[base.length + 1] = "XYZ";
    assertThat(run(dropped)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("no residue 'XYZ' to drop");
  }
}
