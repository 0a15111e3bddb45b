package org.tgd.workbench.cli.plan;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd plan ...}. */
@Command(
    name = "plan",
    description = "Plans radiotherapy.",
    subcommands = {
      PlanImportCommand.class,
      PlanDoseCommand.class,
      PlanSolveCommand.class,
      PlanDvhCommand.class,
      PlanShowCommand.class,
      PlanCompareCommand.class,
      PlanMachineCommand.class,
      PlanExportCommand.class,
      PlanOptimizeCommand.class,
      PlanParetoCommand.class,
    })
public final class PlanCommand {}
