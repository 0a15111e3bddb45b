package org.tgd.workbench.cli.prompt;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd prompt ...}. */
@Command(
    name = "prompt",
    description = "Scores and improves prompts by the answers that a model gives with them.",
    subcommands = {
      PromptEvaluateCommand.class,
      PromptOptimizeCommand.class,
      PromptSolveCommand.class
    })
public final class PromptCommand {}
