package org.tgd.workbench.cli.code;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.SiteOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How solutions are judged, and where the rows go. */
final class JudgingOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Solutions judged at once (default: the number of processors).")
  private Optional<Integer> workers = Optional.empty();

  @Mixin private SiteOptions site;

  @Option(
      names = {"--timeout", "--time"},
      paramLabel = "SECONDS",
      defaultValue = "4",
      description = "Processor time per test in seconds (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Memory of all processes of a solution in MB (default: ${DEFAULT-VALUE}).")
  private int memoryMb;

  @Option(
      names = "--environment",
      paramLabel = "DIR",
      defaultValue = "${env:TGD_CODE_ENVIRONMENT}",
      description = {
        "Python packages for solutions and tests, as tgd code environment create makes them",
        "(default: the variable TGD_CODE_ENVIRONMENT, else none)."
      })
  private Optional<Path> environment = Optional.empty();

  @Option(
      names = "--same-process",
      description = {
        "Run tests that are Python code in the process of the solution, for tests that need its",
        "objects there (subclasses, mocks). A solution can then read and forge what they expect;",
        "each row says so in 'sandbox'."
      })
  private boolean sameProcess;

  @Option(names = "--fresh", description = "A new sandbox for each run; slower.")
  private boolean fresh;

  @Option(
      names = "--allow-unconfined",
      description = "Go on with resource limits only where there is no sandbox. Dangerous.")
  private boolean allowUnconfined;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the rows to this file instead of stdout.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      description = {
        "Go on with the file of --out: rows of the same solution, tests and limits, by their hash,",
        "are taken over, wherever they stand in it; the rest is judged."
      })
  private boolean resume;

  /** The file of the rows, if they do not go to stdout. */
  Optional<Path> out() {
    if (resume && out.isEmpty()) {
      throw new InputException("--resume goes on with the file of --out; name it");
    }
    return out;
  }

  boolean resumed() {
    return resume;
  }

  /** The limits, and the packages that are there, as a row's hash knows them. */
  String settings() {
    String limits =
        String.format(Locale.ROOT, "%s s, %d MB", seconds, memoryMb)
            + (sameProcess ? ", same process" : "");
    return environment()
        .map(there -> limits + ", " + new TreeMap<>(there.versions()))
        .orElse(limits);
  }

  private Optional<PythonEnvironment> environment() {
    return environment.map(PythonEnvironment::open);
  }

  /** What programs can import beside Python's own library. */
  Set<String> modules() {
    return environment().map(PythonEnvironment::modules).orElse(Set.of());
  }

  /**
   * What judges: this process, or machines elsewhere.
   *
   * @param problems the file of the problems, if there is one
   * @throws InputException if an option is out of its range, or the problems cannot be sent
   */
  Judges judges(boolean publicOnly, Optional<Path> problems) {
    RunnerOptions options = runner();
    if (site.elsewhere().isEmpty()) {
      return new CodeTestRun(options, publicOnly);
    }
    if (problems.isPresent() && !Files.isRegularFile(problems.get())) {
      throw new InputException(
          "--problems " + problems.get() + " is no file that can be read twice; --on needs one");
    }
    Map<String, String> rows = ProblemFile.texts(problems, modules());
    return new JudgesElsewhere(
        site.elsewhere().get(),
        JudgeJobs.settings(options, publicOnly, environment),
        problem -> rows.get(problem.taskId()));
  }

  /**
   * The runner's options.
   *
   * @throws InputException if one is out of its range
   */
  private RunnerOptions runner() {
    int count = site.threads(workers);
    if (!(seconds > 0) || seconds > 3600) {
      throw new InputException(
          "--timeout was " + seconds + "; must be more than 0 and at most 3600");
    }
    if (memoryMb < 16) {
      throw new InputException("--memory was " + memoryMb + "; must be 16 or more");
    }
    Limits limits = Limits.DEFAULT.withSeconds(seconds).withMemoryMb(memoryMb);
    return new RunnerOptions(limits, count, allowUnconfined, fresh, environment(), sameProcess);
  }
}
