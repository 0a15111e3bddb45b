package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** Reads run directories while they are written. */
class LiveRunTest {
  private static final int ROUNDS = 100;

  @TempDir private Path folder;

  @Test
  void aRunThatGoesOnWhileItIsReadFitsTogether() throws IOException {
    Path run = folder.resolve("run");
    Cli taken =
        Cli.tgd("optimize", "--domain", "letters", "-o", "start=bbbbbbb", "--out", run + "", "-q");
    assertThat(taken.code()).isEqualTo(ExitCode.DONE);
    List<String> lines = Files.readAllLines(run.resolve("journal.jsonl"));
    for (int round = 0; round < ROUNDS; round++) {
      Path live = Files.createDirectory(folder.resolve("live-" + round));
      Files.copy(run.resolve("manifest.json"), live.resolve("manifest.json"));
      Files.createFile(live.resolve("journal.lock"));
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> write(run, live, lines)); // as a run does
      RunDirectory directory = RunDirectory.open(live);
      do {
        assertThat(RunRecord.of(directory).place().lines()).isBetween(0, lines.size());
      } while (!writing.isDone());
      writing.join();
      assertThat(RunRecord.of(directory).place().lines()).isEqualTo(lines.size());
    }
  }

  private static void write(Path run, Path live, List<String> lines) {
    try {
      Path journal = live.resolve("journal.jsonl");
      for (String line : lines) {
        Files.writeString(
            journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      Files.copy(run.resolve("result.json"), live.resolve("result.part"));
      Files.move(live.resolve("result.part"), live.resolve("result.json"));
      Files.delete(live.resolve("journal.lock"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
