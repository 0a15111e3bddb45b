package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.MissingTool;

/** A person criticises through a pseudo-terminal, which {@code script} of util-linux opens. */
class HumanCriticIT {
  @TempDir private Path folder;

  /** Types and waits; a terminal stays open until the program has ended, a pipe is closed. */
  private int finish(ProcessBuilder builder, String typed) throws Exception {
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    boolean terminal = builder.command().get(0).equals("script");
    try (OutputStream keyboard = process.getOutputStream()) {
      keyboard.write(typed.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
      assertThat(!terminal || process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private ProcessBuilder atTerminal(List<String> command) {
    String line =
        command.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    return new ProcessBuilder("script", "-qec", line, "/dev/null");
  }

  private static List<String> optimize(Path out) {
    return Cli.command(
        "optimize",
        "--domain",
        "letters",
        "-o",
        "target=abc",
        "-o",
        "start=---",
        "--critic",
        "human",
        "--steps",
        "2",
        "--out",
        out.toString());
  }

  @Test
  void answersAreTakenFromTheTerminalRecordedAndReplayedWithoutAsking() throws Exception {
    Path out = folder.resolve("run");
    try {
      int code = finish(atTerminal(optimize(out)), "Begin with an a.\nThen go on.\n\n\n");
      assertThat(code).as(Files.readString(folder.resolve("log"))).isZero();
    } catch (IOException e) {
      MissingTool.report(new IllegalStateException("script of util-linux: " + e.getMessage(), e));
    }
    assertThat(Files.readString(folder.resolve("log"))).contains("What should change?");
    String journal = Files.readString(out.resolve("journal.jsonl"));
    assertThat(journal)
        .contains("\"kind\":\"human\"")
        .contains("{\"answer\":\"Begin with an a.\\nThen go on.\"}")
        .contains("{\"answer\":\"\"}");
    for (String check : List.of("replay", "verify")) {
      ProcessBuilder replay = new ProcessBuilder(Cli.command("run", check, out.toString()));
      assertThat(finish(replay, "")).as(Files.readString(folder.resolve("log"))).isZero();
    }
    assertThat(Files.readString(out.resolve("journal.jsonl"))).isEqualTo(journal);
  }

  @Test
  void withoutAnybodyToAnswerTheRunEndsResumably() throws Exception {
    Path out = folder.resolve("run");
    assertThat(finish(new ProcessBuilder(optimize(out)), "")).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("log"))).contains("nobody answers at the terminal");
    assertThat(finish(new ProcessBuilder(Cli.command("run", "resume", out.toString())), "\n\n\n"))
        .isZero();
  }
}
