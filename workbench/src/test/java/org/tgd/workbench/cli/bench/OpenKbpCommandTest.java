package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class OpenKbpCommandTest {
  @TempDir private Path folder;

  @Test
  void refusesWhatIsNoPatient() throws IOException {
    Cli none = run("pt_9");
    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("has no patient 'pt_9'");
    Path patient = Files.createDirectories(folder.resolve("provided-data/test-pats/pt_9"));
    Files.writeString(patient.resolve("voxel_dimensions.csv"), "4.0\n4.0\n");
    Files.writeString(patient.resolve("ct.csv"), ",data\n");
    Cli broken = run("pt_9");
    assertThat(broken.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(broken.err()).contains("voxel_dimensions.csv: must hold three voxel sizes");
    assertThat(folder.resolve("out").resolve("summary.csv")).doesNotExist();
  }

  @Test
  void refusesTooFewSolves() {
    Cli few =
        Cli.tgd("bench", "run", "openkbp", "--data", ".", "--patients", "pt_9", "--solves", "1");
    assertThat(few.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(few.err()).contains("--solves must be 2 or more");
  }

  private Cli run(String patient) {
    return Cli.tgd(
        "bench",
        "run",
        "openkbp",
        "--data",
        folder.toString(),
        "--patients",
        patient,
        "--out",
        folder.resolve("out").toString());
  }
}
