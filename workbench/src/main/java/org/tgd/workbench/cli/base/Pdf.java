package org.tgd.workbench.cli.base;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tgd.core.eval.ToolException;
import org.tgd.core.input.InputException;
import org.tgd.core.program.OnPath;
import org.tgd.core.run.FileTrees;

/** Prints pages that stand on their own as PDF, by the Chromium of the machine. */
public final class Pdf {
  /** The variable that names the browser where it is not on the path. */
  public static final String VARIABLE = "TGD_CHROMIUM";

  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "msedge");

  private static final long SECONDS = 300;
  private static final int LONGEST_WORD = 300;

  private final Path browser;

  private Pdf(Path browser) {
    this.browser = requireNonNull(browser, "browser");
  }

  /**
   * A printer.
   *
   * @param option what asked for it
   * @param environment environment variables
   * @throws InputException if there is no browser of the kind
   */
  public static Pdf required(String option, Map<String, String> environment) {
    return browser(environment)
        .map(Pdf::new)
        .orElseThrow(
            () ->
                new InputException(
                    option
                        + " needs Chromium or Chrome, and there is none on the PATH; Debian: apt-get"
                        + " install chromium, or name it by "
                        + VARIABLE));
  }

  /** The browser of the machine; empty if there is none. */
  public static Optional<Path> browser(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return named.isEmpty()
        ? NAMES.stream().flatMap(name -> OnPath.find(name, environment).stream()).findFirst()
        : OnPath.program(named);
  }

  /**
   * Prints a page, with everything unfolded that can be.
   *
   * @param file where the PDF goes, in place of one that may be there
   * @throws ToolException if the browser fails or takes more than five minutes
   */
  public void print(String html, Path file) {
    try {
      Path folder = Files.createTempDirectory("tgd-pdf-");
      try {
        Path page = folder.resolve("report.html");
        Files.write(
            page, html.replace("<details", "<details open").getBytes(StandardCharsets.UTF_8));
        Path printed = folder.resolve("report.pdf");
        print(page, printed, folder);
        Files.move(printed, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        FileTrees.delete(folder);
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  private void print(Path page, Path printed, Path folder) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(browser.toString(), "--headless", "--disable-gpu"));
    command.addAll(List.of("--no-first-run", "--no-pdf-header-footer", "--disable-dev-shm-usage"));
    command.add("--host-resolver-rules=MAP * ~NOTFOUND"); // a report fetches nothing
    command.add("--user-data-dir=" + folder.resolve("profile"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox"); // its own sandbox refuses the superuser
    }
    command.addAll(List.of("--print-to-pdf=" + printed, page.toUri().toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    boolean ended = await(process);
    if (!ended || process.exitValue() != 0 || !Files.exists(printed)) {
      throw new ToolException(
          "%s printed no PDF%s".formatted(browser, ended ? said(log) : " within five minutes"));
    }
  }

  private static boolean await(Process process) {
    boolean ended = false;
    try {
      ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return ended;
  }

  private static String said(Path log) throws IOException {
    String words = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    String last = words.substring(words.lastIndexOf('\n') + 1);
    return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(last.length(), LONGEST_WORD));
  }
}
