package org.tgd.workbench.cli.bench;

import picocli.CommandLine.Command;

/** Parent of the studies. */
@Command(
    name = "run",
    description = "Runs a study.",
    subcommands = {
      AblationCommand.class,
      ConsistencyCommand.class,
      DesignStudyCommand.class,
      DockstringCommand.class,
      EngineSpeedCommand.class,
      FactorsCommand.class,
      HeadToHeadCommand.class,
      HumanEvalFixCommand.class,
      InformationCommand.class,
      KnownGradientCommand.class,
      NumericCommand.class,
      OpenKbpCommand.class,
      PlansStudyCommand.class,
      PmoCommand.class,
      QedStartsCommand.class,
      QuixBugsCommand.class,
      RepairStudyCommand.class,
      SeismoCommand.class
    })
public final class BenchRunCommand {}
