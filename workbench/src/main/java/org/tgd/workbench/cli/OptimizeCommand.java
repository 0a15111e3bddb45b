package org.tgd.workbench.cli;

import java.util.LinkedHashMap;
import java.util.Map;
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

/** Improves a text of any domain on the class path. */
@Command(
    name = "optimize",
    description = "Improves a text of any domain, the options of the domain given one by one.")
final class OptimizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--domain",
      required = true,
      paramLabel = "NAME",
      description = "The domain, for example molecule.")
  private String domain;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "NAME=VALUE",
      description = "An option of the domain; may be given several times.")
  private Map<String, String> problem = new LinkedHashMap<>();

  @Override
  public Integer call() {
    OptimizationRun run = OptimizationRun.of(options.config(domain, problem));
    int threads = options.threads();
    RunDirectory directory = run.createDirectory(options.out(domain), Version.number());
    return new RunSession(spec.commandLine(), output).take(run, directory, threads);
  }
}
