package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class KnownGradientCommandTest {
  @TempDir private Path folder;

  @Test
  void predictionsStandBesideMeasurementsInTableFileAndPlot() throws IOException {
    Path out = folder.resolve("known");
    Cli run =
        Cli.tgd(
            "bench",
            "run",
            "known-gradient",
            "--quick",
            "--only",
            "E1,e9,E11",
            "--seeds",
            "5",
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("kappa=100", "461", "14 rows, 0 missed");
    assertThat(run.err()).doesNotContain("WARN");
    List<String> lines = Files.readAllLines(out.resolve("known_gradient.csv"));
    assertThat(lines).hasSize(15);
    assertThat(lines.get(0))
        .isEqualTo(
            "experiment,setting,quantity,relation,predicted,measured,standard_error,tolerance,runs,"
                + "met");
    assertThat(lines.get(1)).isEqualTo("E1,kappa=2,steps,<=,9.0,8.0,0.0,1.0E-9,1,true");
    String page = Files.readString(out.resolve("known_gradient.html"));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "<title>E1 kappa=10, steps: predicted &lt;= 46, measured 45</title>")
        .doesNotContain("class=\"missed\"", "http-equiv=\"refresh\"", "<script");
    assertThat(page.split("<circle", -1)).hasSize(9);
  }

  @Test
  void theResultIsOneJsonDocumentAndUnknownExperimentsAreNamed() throws IOException {
    Cli run = Cli.tgd("bench", "run", "known-gradient", "--only", "E10", "--json", "--quiet");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()).findValuesAsText("met"))
        .containsOnly("true")
        .hasSize(6);
    Cli bad = Cli.tgd("bench", "run", "known-gradient", "--only", "E0");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("--only was 'E0'", "E13");
  }
}
