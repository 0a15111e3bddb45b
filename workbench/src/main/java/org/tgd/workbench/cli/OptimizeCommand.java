package org.tgd.workbench.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tgd.core.run.Domains;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.spi.Domain;
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
  private CommandSpec spec;

  @Spec
  @SuppressWarnings("unused") // called by picocli
  void spec(CommandSpec given) {
    spec = given;
    List<String> lines = new ArrayList<>(List.of("", "Domains:"));
    for (Domain each : Domains.all()) {
      lines.add("  " + each.name() + ": " + each.summary());
      each.examples().forEach(example -> lines.add("    " + example));
    }
    spec.usageMessage().footer(lines.toArray(String[]::new));
  }

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
