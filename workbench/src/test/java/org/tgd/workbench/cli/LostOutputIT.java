package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.workbench.cli.base.Failures;
import org.tgd.workbench.cli.base.OutputLostException;
import picocli.CommandLine;

/** A result that cannot be written ends the command with code 4, never with 0. */
class LostOutputIT {
  private static final Path FULL = Path.of("/dev/full");
  @TempDir private static Path folder;

  @BeforeAll
  static void run() {
    Cli made =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=taxtuel",
            "--steps",
            "1",
            "--out",
            folder.resolve("runs/one").toString(),
            "-q");
    assertThat(made.code()).as(made.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run list runs",
        "run list runs --json",
        "run show runs/one",
        "run export runs/one",
        "run export runs/one --format html",
        "run export runs --format csv",
        "run export runs --format json",
        "molecule score --smiles CCO",
        "completion bash",
        "doctor --json",
        "--help",
        "run --help",
        "run",
        "bench run",
        "help run show",
        "help --markdown",
        "run verify runs/one",
        "--version"
      })
  void isSaidOnAFullDisk(String words) throws Exception {
    assumeTrue(Files.exists(FULL), "there is no /dev/full here");
    Process process =
        new ProcessBuilder(Cli.command(words.split(" ")))
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(FULL.toFile())
            .start();
    String err = text(process.getErrorStream());
    assertThat(process.waitFor()).as(err).isEqualTo(4);
    assertThat(err).startsWith("tgd: the result cannot be written: ").hasLineCount(1);
  }

  @Test
  void whatFailsWithAFileIsSaidWithoutNamesOfClasses() {
    assertThat(said(new UncheckedIOException(new NoSuchFileException("/a/b"))))
        .isEqualTo("tgd: /a/b: no such file or folder\n");
    IOException full = new IOException("No space left on device");
    assertThat(said(new UncheckedIOException("cannot write the case to c", full)))
        .isEqualTo("tgd: cannot write the case to c: No space left on device\n");
  }

  private static String said(Exception failure) {
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(new CommandLine.HelpCommand());
    command.setErr(new PrintWriter(err));
    assertThat(Failures.execution(failure, command, null)).isEqualTo(4);
    return err.toString();
  }

  /** A device is written to, never replaced by a file. */
  @Test
  void aFullDiskUnderAFileOfResultsEndsWithFour() {
    assumeTrue(Files.exists(FULL), "there is no /dev/full here");
    Cli full = Cli.tgd("plan", "machine", "--svg", FULL.toString());
    assertThat(full.code()).isEqualTo(4);
    assertThat(full.err()).isEqualTo("tgd: cannot write to /dev/full: No space left on device\n");
    assertThat(Files.isRegularFile(FULL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"molecule score --smiles CCO", "plan machine"})
  void tooLittleMemoryIsSaidInOneLine(String words) throws Exception {
    List<String> command = new ArrayList<>(Cli.command(words.split(" ")));
    command.add(1, "-Xmx12m");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    String err = text(process.getErrorStream());
    assertThat(process.waitFor()).as(err).isEqualTo(4);
    assertThat(err).startsWith("tgd: out of memory (Java may use ").hasLineCount(1);
  }

  /** A library that writes puts an exception of its own around that of the stream. */
  @Test
  void isFoundBehindTheExceptionsOfLibraries() {
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(new CommandLine.HelpCommand());
    command.setErr(new PrintWriter(err));
    Exception lost = new OutputLostException(new IOException("No space left on device"));

    int code = Failures.execution(new IllegalStateException("wrapped", lost), command, null);

    assertThat(code).isEqualTo(4);
    assertThat(err.toString())
        .isEqualTo("tgd: the result cannot be written: No space left on device\n");
  }

  @Test
  void endsWhenTheReaderGoesAway() throws Exception {
    Process process =
        new ProcessBuilder(Cli.command("molecule", "score", "-"))
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    Thread feeder = new Thread(() -> feed(process.getOutputStream()));
    feeder.setDaemon(true);
    feeder.start();
    try (InputStream results = process.getInputStream()) {
      assertThat(results.read()).isEqualTo('s');
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("cannot be written");
  }

  private static void feed(OutputStream input) {
    byte[] lines = "CCO\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (input) {
      while (true) {
        input.write(lines);
      }
    } catch (IOException e) {
      // the command has ended, as it should
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
