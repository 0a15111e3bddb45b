package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.MissingTool;
import org.tgd.workbench.cli.base.Pdf;

/** Reports as PDF, by the machine's Chromium, and what is said where there is none. */
class PdfIT {
  @TempDir private Path folder;

  /** Runs a command in a process with other variables. */
  private static String[] said(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(Cli.command(words)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new String[] {Integer.toString(process.waitFor()), out};
  }

  private String[] optimize(Map<String, String> environment, String out)
      throws IOException, InterruptedException {
    String command = "optimize --domain letters -o start=bbbbbbb --steps 1 --quiet --pdf --out";
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add(folder.resolve(out).toString());
    return said(environment, words.toArray(String[]::new));
  }

  @Test
  void theReportIsPrinted() throws IOException, InterruptedException {
    if (Pdf.browser(System.getenv()).isEmpty()) {
      MissingTool.report(new IllegalStateException("Chromium is not installed"));
    }
    String[] run = optimize(Map.of(), "run");

    assertThat(run[0]).as(run[1]).isEqualTo("0");
    assertThat(run[1]).contains("report.pdf");
    assertThat(Files.readAllBytes(folder.resolve("run/report.pdf")))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
        .hasSizeGreaterThan(5000);
  }

  @Test
  void withoutChromiumNothingIsBegun() throws IOException, InterruptedException {
    String[] run = optimize(Map.of(Pdf.VARIABLE, "/nowhere"), "run");

    assertThat(run[0]).isEqualTo("2");
    assertThat(run[1]).startsWith("tgd: --pdf needs Chromium").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBrowserThatFailsEndsTheCommandWithFourAndTheRunStays()
      throws IOException, InterruptedException {
    String[] run = optimize(Map.of(Pdf.VARIABLE, "/bin/false"), "run");

    assertThat(run[0]).isEqualTo("4");
    assertThat(run[1]).contains("tgd: /bin/false printed no PDF");
    assertThat(folder.resolve("run/report.html")).isRegularFile();
    assertThat(folder.resolve("run/result.json")).isRegularFile();
    assertThat(folder.resolve("run/report.pdf")).doesNotExist();
  }
}
