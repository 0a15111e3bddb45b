package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class HeadToHeadCommandTest {
  @TempDir private Path folder;

  @Test
  void methodsStandSideBySideWithRanksAndConclusions() throws IOException {
    Path out = folder.resolve("duel");
    Cli run =
        Cli.tgd(
            "bench",
            "run",
            "head-to-head",
            "--task",
            "molecules",
            "--quick",
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("Mol GA", "rank by auc", "Friedman by auc", "3 instances, 8 calls");
    assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(7);
    assertThat(Files.readAllLines(out.resolve("trials.csv"))).hasSize(1 + 3 * 6);
    assertThat(Files.readString(out.resolve("study.json"))).contains("head-to-head");
    Cli bad = Cli.tgd("bench", "run", "head-to-head", "--task", "chess");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("--task was 'chess'");
  }
}
