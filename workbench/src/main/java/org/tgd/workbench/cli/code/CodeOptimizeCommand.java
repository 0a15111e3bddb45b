package org.tgd.workbench.cli.code;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunOptions;
import org.tgd.workbench.cli.base.RunSession;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repairs a program. */
@Command(
    name = "optimize",
    description = {
      "Repairs a program until it passes the public tests of its problem.",
      "Without a model only small slips are mended; hidden tests are never looked at.",
      "Ends with 1 if a public test still fails."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd code optimize --problems problems.jsonl --task ID --from wrong.py --out runs/repair"
    })
final class CodeOptimizeCommand implements Callable<Integer> {
  private static final String DOMAIN = "code";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Problems, JSON Lines or gzip (default: those that come with the workbench).")
  private Optional<String> problems = Optional.empty();

  @Option(
      names = "--task",
      completionCandidates = TaskNames.class,
      paramLabel = "ID",
      description = "Task id of the problem (default: the first of the file).")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = {
        "The solution to start from: a program, or JSON Lines of rows task_id, code,",
        "program_lines (what follows so many lines is locked), of which the first of the task is",
        "taken (default: the problem's starter code)."
      })
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "python or java (default: the problem's own, python where both will do).")
  private Optional<String> language = Optional.empty();

  @Option(
      names = {"--evaluator-timeout", "--time"},
      paramLabel = "SECONDS",
      defaultValue = "4",
      description = "Processor time per test in seconds (default: ${DEFAULT-VALUE}).")
  private String seconds;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Memory of all processes of a solution in MB (default: ${DEFAULT-VALUE}).")
  private String memoryMb;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "200",
      description = {
        "Test runs spent on trying mutations of each failing solution",
        "(default: ${DEFAULT-VALUE})."
      })
  private String trials;

  @Option(
      names = "--allow-unconfined",
      description = "Go on with resource limits only where there is no sandbox. Dangerous.")
  private boolean allowUnconfined;

  @Override
  public Integer call() {
    Map<String, String> problem = new TreeMap<>();
    problems.ifPresent(value -> problem.put("problems", value));
    task.ifPresent(value -> problem.put("task", value));
    from.ifPresent(value -> problem.put("from", value));
    language.ifPresent(value -> problem.put("language", value));
    problem.put("time", seconds);
    problem.put("memory", memoryMb);
    problem.put("trials", trials);
    problem.put("allow-unconfined", String.valueOf(allowUnconfined));
    OptimizationRun run = options.run(options.config(DOMAIN, problem));
    int threads = options.threads();
    RunDirectory directory = run.createDirectory(options.out(DOMAIN), Version.number());
    return new RunSession(spec.commandLine(), output, options.pdf()).take(run, directory, threads);
  }
}
