package org.tgd.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.core.llm.Prompts;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.export.NewPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the wordings of prompts out. */
@Command(
    name = "prompts",
    description = {
      "Writes the wordings by which models are asked to a folder, a file each, to begin own ones with.",
      "Change some, remove those that may stay ours, and give the folder to --prompt-dir."
    })
final class ModelPromptsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "New folder for the files, or an empty one.")
  private Path out;

  @Override
  public Integer call() {
    NewPlace.forFolder("--out", out).folder(Prompts.OURS::write);
    Prompts.names().forEach(name -> spec.commandLine().getOut().println(out.resolve(name)));
    return ExitCode.DONE;
  }
}
