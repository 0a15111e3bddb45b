package org.tgd.workbench.cli.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the result of a run, or how far it came. */
@Command(
    name = "show",
    description = "Shows the result of a run, or how far it came.",
    footerHeading = "%nExamples:%n",
    footer = {"  tgd run show runs/first", "  tgd run show runs/first --config > run.yaml"})
final class RunShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Option(
      names = "--config",
      description = "Print what the run was made of instead, as YAML for 'tgd optimize --config'.")
  private boolean config;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    if (config) {
      spec.commandLine().getOut().print(ConfigText.of(directory.manifest()));
      return ExitCode.DONE;
    }
    RunRecord record = RunRecord.of(directory);
    new RunSession(spec.commandLine(), output)
        .show(directory, record, RunCheck.end(directory, record));
    return ExitCode.DONE;
  }
}
