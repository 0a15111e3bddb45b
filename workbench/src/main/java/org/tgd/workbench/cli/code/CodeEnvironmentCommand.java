package org.tgd.workbench.cli.code;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd code environment ...}. */
@Command(
    name = "environment",
    description = "Makes folders with Python packages that solutions may use.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd code environment create --out packages numpy pandas",
      "  tgd code test --problems rows.jsonl --solutions answers.jsonl --environment packages"
    },
    subcommands = CodeEnvironmentCreateCommand.class)
final class CodeEnvironmentCommand {}
