package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class DockstringCommandTest {
  @TempDir private Path folder;

  private Cli study(String... more) {
    String[] words = {
      "bench", "run", "dockstring", "--out", folder.toString(), "--threads", "1",
    };
    return Cli.tgd(Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void aQuickStudyLeavesASummaryAndGoesOnWithALargerBudget() throws IOException {
    Cli first = study("--quick", "--methods", "grounded,random");
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.out()).contains("grounded TGD, no model", "random edits", "not docked anew");
    List<String> summary = Files.readAllLines(folder.resolve("summary.csv"));
    assertThat(summary.get(0))
        .startsWith("target,method,selection,dockings,seeds,found_mean,found_best,redocked_best");
    assertThat(summary).hasSize(1 + 4);
    assertThat(summary.subList(1, 5))
        .allMatch(line -> line.replaceAll("\"[^\"]*\"", "m").split(",", -1).length == 15);

    String[] larger = {
      "--targets", "PPARA", "--methods", "random", "--budget", "7", "--final-exhaustiveness", "0"
    };
    Cli second = study(larger);
    assertThat(second.err()).contains("of 7");
    assertThat(Files.readAllLines(folder.resolve("runs").resolve("PPARA_random_1.csv")))
        .hasSize(2 + 7);
    assertThat(study(larger).err()).as("nothing is docked again").isEmpty();
    assertThat(Files.readAllLines(folder.resolve("trials.csv")).get(1))
        .as("method, target, seed, loss, budget, dockings")
        .matches("random edits,PPARA,1,-?[0-9.]+,7,7,.*");
    Cli report = Cli.tgd("bench", "report", folder.toString());
    assertThat(report.code()).as(report.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsAskedForMustBeThere() {
    assertThat(study("--methods", "best").err()).contains("unknown method 'best'", "graph-ga");
    assertThat(study("--targets", "NOWHERE").err()).contains("NOWHERE");
    assertThat(study("--quick", "--published", "none.csv").err()).contains("none.csv");
    assertThat(study("--budget", "0").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(study("--stages", "10,5").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(study("--vina", "/no/vina", "--targets", "PPARA").code())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
