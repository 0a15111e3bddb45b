package org.tgd.benchmarks.cli;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd plan ...}. */
@Command(
    name = "plan",
    description = "Plans radiotherapy.",
    subcommands = {PlanImportCommand.class, PlanDoseCommand.class, PlanDvhCommand.class})
final class PlanCommand {}
