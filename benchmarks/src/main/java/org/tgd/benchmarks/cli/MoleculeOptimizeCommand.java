package org.tgd.benchmarks.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.task.OptimizationRun;
import org.tgd.benchmarks.task.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Improves a molecule. */
@Command(
    name = "optimize",
    description = "Improves a molecule by textual gradient descent, without a model by default.")
final class MoleculeOptimizeCommand implements Callable<Integer> {
  private static final String DOMAIN = "molecule";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--start",
      required = true,
      paramLabel = "SMILES",
      description = "The molecule to start from.")
  private String start;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "qed",
      description = "What to improve: qed (default: ${DEFAULT-VALUE}).")
  private String objective;

  @Override
  public Integer call() {
    OptimizationRun run =
        OptimizationRun.of(options.config(DOMAIN, Map.of("start", start, "objective", objective)));
    int threads = options.threads();
    RunDirectory directory = run.createDirectory(options.out(DOMAIN), Version.number());
    return new RunSession(spec.commandLine(), output).take(run, directory, threads);
  }
}
