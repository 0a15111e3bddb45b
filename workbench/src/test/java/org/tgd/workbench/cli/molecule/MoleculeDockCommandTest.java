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
}
