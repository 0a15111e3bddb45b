package org.tgd.workbench.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.input.InputException;
import org.tgd.core.program.OnPath;
import org.tgd.core.run.Models;
import org.tgd.workbench.cli.base.Pdf;

/**
 * One thing that commands can use, on this machine.
 *
 * @param name what it is
 * @param present whether it is there
 * @param detail where it is, or what it is for and how to get it
 */
record Equipment(String name, boolean present, String detail) {
  private static final int OLLAMA_PORT = 11434;
  private static final int CONNECT_MILLIS = 300;

  /** Everything that commands can use, in a fixed order. */
  static List<Equipment> ofThisMachine() {
    List<Equipment> all = new ArrayList<>();
    all.add(java());
    all.add(machine());
    all.add(
        tool("AutoDock Vina", "vina", "docks molecules; Debian: apt-get install autodock-vina"));
    all.add(tool("Python 3", "python3", "runs Python programs; Debian: apt-get install python3"));
    all.add(tool("bubblewrap", "bwrap", "isolates programs; Debian: apt-get install bubblewrap"));
    all.add(printer());
    all.addAll(sandboxes());
    all.add(packages());
    Models.all(System.getenv())
        .forEach(kind -> kind.variable().ifPresent(v -> all.add(key(kind, v))));
    all.add(ollama());
    return all;
  }

  private static Equipment java() {
    String detail =
        System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vendor")
            + ") in "
            + System.getProperty("java.home");
    return new Equipment("Java", true, detail);
  }

  private static Equipment machine() {
    Runtime runtime = Runtime.getRuntime();
    String detail =
        runtime.availableProcessors()
            + " processors, "
            + runtime.maxMemory() / (1024 * 1024)
            + " MiB for Java (TGD_JAVA_OPTS=-Xmx8g changes it)";
    return new Equipment("Machine", true, detail);
  }

  private static Equipment tool(String name, String program, String help) {
    Optional<Path> found = OnPath.find(program, System.getenv());
    return new Equipment(
        name, found.isPresent(), found.map(Path::toString).orElse("'" + program + "' " + help));
  }

  private static Equipment printer() {
    Optional<Path> found = Pdf.browser(System.getenv());
    return new Equipment(
        "Chromium",
        found.isPresent(),
        found
            .map(Path::toString)
            .orElse("prints reports as PDF; Debian: apt-get install chromium, or " + Pdf.VARIABLE));
  }

  /** Starts a sandbox for each language, which tests itself, and says which kind it is. */
  private static List<Equipment> sandboxes() {
    List<Equipment> found = new ArrayList<>();
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      for (Language language : Language.values()) {
        String name = "Sandbox for " + language.label();
        try {
          String level = runner.isolation(language);
          found.add(new Equipment(name, true, level + ", self-test passed"));
        } catch (SandboxException e) {
          found.add(new Equipment(name, false, e.getMessage()));
        }
      }
    }
    return found;
  }

  /** The packages that Python programs under test find. */
  private static Equipment packages() {
    String name = "Python packages";
    String set = System.getenv().getOrDefault("TGD_CODE_ENVIRONMENT", "");
    if (set.isEmpty()) {
      return new Equipment(
          name,
          false,
          "TGD_CODE_ENVIRONMENT is not set, so programs find Python's own library alone; make"
              + " packages with: tgd code environment create --out DIR numpy pandas");
    }
    try {
      Map<String, String> versions = new TreeMap<>(PythonEnvironment.open(Path.of(set)).versions());
      return new Equipment(name, true, "%s holds %s".formatted(set, versions));
    } catch (InputException e) {
      return new Equipment(name, false, e.getMessage());
    }
  }

  private static Equipment key(Models.Kind kind, String variable) {
    return new Equipment(
        variable,
        kind.isSet(),
        kind.isSet()
            ? "set"
            : "not set; only models of the provider itself need it (%s), a server of your own takes"
                    .formatted(kind.usage())
                + " --base-url");
  }

  private static Equipment ollama() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), OLLAMA_PORT), CONNECT_MILLIS);
      return new Equipment("Ollama", true, "use it with --model ollama:NAME");
    } catch (IOException e) {
      return new Equipment(
          "Ollama", false, "nothing listens on port " + OLLAMA_PORT + "; see ollama.com");
    }
  }
}
