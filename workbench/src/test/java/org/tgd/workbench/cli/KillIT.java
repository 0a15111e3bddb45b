package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.core.ReferenceData;
import org.tgd.workbench.cli.base.ExitCode;

/**
 * Kills runs with {@code kill -9} at random moments and resumes them. {@code -Dtgd.kills=50} kills
 * more often than the few times of an ordinary build.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("tgd.kills", 4);
  private static final String WORD = "differentiationthroughtext";

  @TempDir private Path folder;

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void finish(List<String> command) throws Exception {
    Process process = start(command);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
  }

  /** The first time in a process of its own, then in this one, which has warmed up. */
  private void resume(int time, Path run, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "resume", run.toString()));
    words.addAll(List.of(more));
    if (time == 0) {
      finish(Cli.command(words.toArray(String[]::new)));
    } else {
      Cli resumed = Cli.tgd(words.toArray(String[]::new));
      assertThat(resumed.code()).as(resumed.err()).isZero();
    }
  }

  private static void awaitDirectory(Path directory, Process process) throws Exception {
    while (process.isAlive() && !Files.exists(directory)) {
      Thread.sleep(2);
    }
  }

  private List<String> optimize(Path out, int threads) {
    return Cli.command(
        "optimize",
        "--domain",
        "letters",
        "-o",
        "target=" + WORD,
        "-o",
        "start=" + "-".repeat(WORD.length()),
        "-o",
        "millis=15",
        "--steps",
        "26",
        "--seed",
        "3",
        "--threads",
        Integer.toString(threads),
        "--out",
        out.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void everyResumeEndsWithTheBytesOfTheUninterruptedRun(int threads) throws Exception {
    Path whole = folder.resolve("whole");
    Process uninterrupted = start(optimize(whole, threads));
    awaitDirectory(whole, uninterrupted);
    long begin = System.nanoTime();
    assertThat(uninterrupted.waitFor(120, TimeUnit.SECONDS)).isTrue();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    SplittableRandom random = new SplittableRandom(Long.getLong("tgd.kills.seed", 1) + threads);
    int inTheMiddle = 0;
    for (int kill = 0; kill < (KILLS + 1) / 2; kill++) {
      Path out = folder.resolve("kill-" + kill);
      Process process = start(optimize(out, threads));
      if (kill % 10
          != 9) { // every tenth is killed at any moment, the others when the run has begun
        awaitDirectory(out, process);
      }
      process.waitFor(random.nextLong(millis * 3 / 4 + 1), TimeUnit.MILLISECONDS);
      if (kill % 4 == 0) {
        refuseAnother(out, process);
      }
      process.destroyForcibly().waitFor();
      if (Files.exists(out)) {
        inTheMiddle += Files.exists(out.resolve("result.json")) ? 0 : 1;
        resume(kill, out, "--threads", "2");
      } else {
        finish(optimize(out, threads));
      }
      assertSameRun(whole, out);
    }
    System.err.printf("%d of %d kills hit a run that had begun%n", inTheMiddle, (KILLS + 1) / 2);
  }

  /** A second process in the directory of a run that is being taken. */
  private void refuseAnother(Path out, Process first) throws Exception {
    if (!Files.exists(out.resolve("journal.lock"))) {
      return;
    }
    Path said = folder.resolve("second");
    Process second =
        new ProcessBuilder(Cli.command("run", "resume", out.toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
    if (second.exitValue() == ExitCode.DONE) {
      // the first had let go of the directory, with its result in it, and has only to end
      assertThat(first.waitFor(10, TimeUnit.SECONDS)).as(Files.readString(said)).isTrue();
    } else {
      assertThat(second.exitValue()).as(Files.readString(said)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(said).content().contains("being written by another run");
    }
  }

  private static List<String> plan(Path out) {
    return Cli.command(
        "plan",
        "optimize",
        "--case",
        ReferenceData.at("radiotherapy/cases/TG119").toString(),
        "--goals",
        "tg119-c-shape",
        "--steps",
        "3",
        "--threads",
        "2",
        "--out",
        out.toString());
  }

  @Test
  void aPlanRunThatIsKilledEndsWithTheBytesOfTheUninterruptedRun() throws Exception {
    Path whole = folder.resolve("whole");
    Process uninterrupted = start(plan(whole));
    awaitDirectory(whole, uninterrupted);
    long begin = System.nanoTime();
    assertThat(uninterrupted.waitFor(600, TimeUnit.SECONDS)).isTrue();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    SplittableRandom random = new SplittableRandom(Long.getLong("tgd.kills.seed", 1));
    for (int kill = 0; kill < Math.max(2, KILLS / 2); kill++) {
      Path out = folder.resolve("plan-" + kill);
      Process process = start(plan(out));
      awaitDirectory(out, process);
      process.waitFor(random.nextLong(millis + 1), TimeUnit.MILLISECONDS);
      if (kill % 4 == 0) {
        refuseAnother(out, process);
      }
      process.destroyForcibly().waitFor();
      resume(kill, out);
      assertSameRun(whole, out);
    }
  }

  /** Each run docks for itself: its poses are kept in a folder of its own. */
  private Process startDocking(List<String> command, String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().put("TGD_HOME", folder.resolve("home-" + name).toString());
    return builder.start();
  }

  private List<String> dock(Path out) {
    return Cli.command(
        "molecule",
        "optimize",
        "--receptor",
        "PPARA",
        "--start",
        "CC(N)=O",
        "--editor",
        "random",
        "--steps",
        "3",
        "--proposals",
        "2",
        "--seed",
        "5",
        "--final-exhaustiveness",
        "0",
        "--threads",
        "2",
        "--out",
        out.toString());
  }

  @Test
  void aDockingRunThatIsKilledEndsWithTheBytesOfTheUninterruptedRun() throws Exception {
    Path whole = folder.resolve("whole");
    Process uninterrupted = startDocking(dock(whole), "whole");
    awaitDirectory(whole, uninterrupted);
    long begin = System.nanoTime();
    assertThat(uninterrupted.waitFor(300, TimeUnit.SECONDS)).isTrue();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    int kills = Math.max(2, KILLS / 2);
    for (int kill = 1; kill <= kills; kill++) {
      Path out = folder.resolve("dock-" + kill);
      Process process = startDocking(dock(out), out.getFileName().toString());
      awaitDirectory(out, process);
      process.waitFor(kill * millis / (kills + 1), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      Process resumed =
          startDocking(Cli.command("run", "resume", out.toString()), out.getFileName().toString());
      assertThat(resumed.waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(resumed.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
      assertSameRun(whole, out);
    }
  }

  @Test
  void aRepairRunThatIsKilledEndsWithTheBytesOfTheUninterruptedRun() throws Exception {
    NeedsSandbox.of(Language.PYTHON);
    Path wrong = folder.resolve("wrong.py");
    String right =
        ProblemFile.builtIn().stream()
            .filter(problem -> problem.taskId().equals("tgd/edit-distance"))
            .findFirst()
            .orElseThrow()
            .references()
            .get(Language.PYTHON);
    Files.writeString(wrong, right.replace("1 + min(", "2 + min("));
    Path whole = folder.resolve("whole");
    finish(repair(wrong, whole));
    SplittableRandom random = new SplittableRandom(Long.getLong("tgd.kills.seed", 1));
    for (int kill = 0; kill < Math.max(3, KILLS / 2); kill++) {
      Path out = folder.resolve("repair-" + kill);
      Process process = start(repair(wrong, out));
      while (process.isAlive() && lines(out) < kill % 3) {
        Thread.sleep(5);
      }
      process.waitFor(random.nextLong(400), TimeUnit.MILLISECONDS);
      if (kill % 4 == 1) {
        refuseAnother(out, process);
      }
      process.destroyForcibly().waitFor();
      if (Files.exists(out.resolve("manifest.json"))) {
        resume(kill, out);
      } else {
        finish(repair(wrong, out));
      }
      assertSameRun(whole, out);
      Cli replayed = Cli.tgd("run", "replay", out.toString());
      assertThat(replayed.code()).as(replayed.err()).isZero();
    }
  }

  private static long lines(Path run) throws IOException {
    Path journal = run.resolve("journal.jsonl");
    return Files.exists(journal) ? Files.readString(journal).lines().count() : -1;
  }

  private List<String> repair(Path wrong, Path out) {
    return Cli.command(
        "code",
        "optimize",
        "--task",
        "tgd/edit-distance",
        "--from",
        wrong.toString(),
        "--steps",
        "4",
        "--out",
        out.toString());
  }

  private static void assertSameRun(Path expected, Path actual) throws IOException {
    assertThat(Cli.timeless(actual.resolve("journal.jsonl")))
        .isEqualTo(Cli.timeless(expected.resolve("journal.jsonl")));
    assertThat(Cli.timeless(actual.resolve("result.json")))
        .isEqualTo(Cli.timeless(expected.resolve("result.json")));
    assertThat(actual.resolve("report.html")).exists();
    List<String> lines = Files.readAllLines(actual.resolve("journal.jsonl"));
    List<String> ids = lines.stream().map(line -> line.split("\"", 5)[3]).toList();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    try (Stream<Path> files = Files.list(actual)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "manifest.json", "journal.jsonl", "result.json", "report.html");
    }
  }

  @Test
  void anInterruptEndsWithItsExitCodeAndAWordOnHowToGoOn() throws Exception {
    Path out = folder.resolve("interrupted");
    // A shell's background jobs ignore SIGINT, and so would all that they start.
    List<String> listening = new ArrayList<>(List.of("env", "--default-signal=INT"));
    listening.addAll(optimize(out, 1).stream().map(word -> word.replace("=15", "=150")).toList());
    Process process = start(listening);
    for (int i = 0; i < 200 && !Files.exists(out.resolve("journal.jsonl")); i++) {
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(folder.resolve("log")).content().contains("go on by: tgd run resume " + out);
    finish(Cli.command("run", "resume", out.toString()));
  }
}
