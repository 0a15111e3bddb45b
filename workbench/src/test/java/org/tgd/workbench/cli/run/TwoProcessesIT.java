package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** Two real processes and one run directory. */
class TwoProcessesIT {
  @TempDir private Path folder;

  @Test
  void aRunThatIsBeingTakenCannotBeResumedByAnother() throws Exception {
    Path out = folder.resolve("run");
    List<String> words =
        Cli.command(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=bbbbbbb",
            "-o",
            "millis=2000",
            "--steps",
            "7",
            "--threads",
            "2",
            "--out",
            out.toString());
    Process first = new ProcessBuilder(words).redirectErrorStream(true).start();
    for (int i = 0; i < 1200 && lines(out) < 3 && first.isAlive(); i++) {
      Thread.sleep(50);
    }
    int refused = 0;
    while (first.isAlive()) {
      Process second =
          new ProcessBuilder(Cli.command("run", "resume", out.toString()))
              .redirectErrorStream(true)
              .start();
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = second.waitFor();
      if (first.isAlive()) {
        assertThat(code).as(said).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said).contains("being written by another run");
        refused++;
      }
      assertThat(Cli.tgd("run", "show", out.toString()).code()).isZero();
    }
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(refused).isPositive();
    Cli verified = Cli.tgd("run", "verify", out.toString());
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(out.resolve("journal.lock")).doesNotExist();
  }

  private static long lines(Path run) throws Exception {
    Path journal = run.resolve("journal.jsonl");
    return Files.exists(journal) ? Files.readAllLines(journal).size() : 0;
  }
}
