package org.tgd.workbench.cli;

import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(tgd completion bash).")
final class CompletionCommand implements Callable<Integer> {
  /** A shell with completion. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    String script =
        switch (shell) {
          case BASH -> BashCompletion.script(root);
          // The generated script knows zsh, once zsh's own completion system is there.
          case ZSH -> "autoload -U +X compinit && compinit\n" + BashCompletion.script(root);
          case FISH -> FishCompletion.script("tgd", root);
        };
    spec.commandLine().getOut().print(script);
    return ExitCode.DONE;
  }
}
