package org.tgd.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.core.llm.Prompts;
import org.tgd.workbench.cli.base.ExitCode;
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
      description = "Folder for the files; none of them may be there already.")
  private Path out;

  @Override
  public Integer call() {
    Prompts.OURS.write(out);
    Prompts.names().forEach(name -> spec.commandLine().getOut().println(out.resolve(name)));
    return ExitCode.DONE;
  }
}
