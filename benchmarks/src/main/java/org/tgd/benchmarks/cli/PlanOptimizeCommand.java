package org.tgd.benchmarks.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.task.OptimizationRun;
import org.tgd.benchmarks.task.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tunes the objective weights of a plan. */
@Command(
    name = "optimize",
    description = "Tunes the objective weights of a plan until its dose meets clinical goals.")
final class PlanOptimizeCommand implements Callable<Integer> {
  private static final String DOMAIN = "radiotherapy";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--case",
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--goals",
      paramLabel = "GOALS",
      defaultValue = "prostate-70.2",
      description = "Goal set: a YAML file or a built-in name (default: ${DEFAULT-VALUE}).")
  private String goals;

  @Option(
      names = "--objectives",
      paramLabel = "FILE",
      defaultValue = "prostate",
      description = "Objectives whose weights are tuned (default: the prostate template).")
  private String objectives;

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS",
      description = "File with the weights to start from, one line 'name: number' for each.")
  private Optional<String> from = Optional.empty();

  @Override
  public Integer call() {
    Map<String, String> problem =
        new TreeMap<>(Map.of("case", place, "goals", goals, "objectives", objectives));
    from.ifPresent(file -> problem.put("start", file));
    int threads = options.threads();
    problem.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    OptimizationRun run = OptimizationRun.of(options.config(DOMAIN, problem));
    RunDirectory directory = run.createDirectory(options.out(DOMAIN), Version.number());
    return new RunSession(spec.commandLine(), output).take(run, directory, threads);
  }
}
