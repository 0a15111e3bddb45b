package org.tgd.workbench.cli.code;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd code environment ...}. */
@Command(
    name = "environment",
    description = "Makes folders with Python packages that solutions may use.",
    subcommands = CodeEnvironmentCreateCommand.class)
final class CodeEnvironmentCommand {}
