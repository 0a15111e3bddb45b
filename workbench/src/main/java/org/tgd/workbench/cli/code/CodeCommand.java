package org.tgd.workbench.cli.code;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd code ...}. */
@Command(
    name = "code",
    description = "Tests and repairs programs.",
    subcommands = {
      CodeTestCommand.class,
      CodeCheckCommand.class,
      CodeOptimizeCommand.class,
      CodeEnvironmentCommand.class
    })
public final class CodeCommand {}
