package org.tgd.benchmarks.cli;

import picocli.CommandLine.Command;

/** Parent of the studies. */
@Command(
    name = "run",
    description = "Runs a study.",
    subcommands = {
      DesignStudyCommand.class,
      EngineSpeedCommand.class,
      PlansStudyCommand.class,
      QedStartsCommand.class,
      RepairStudyCommand.class
    })
final class BenchRunCommand {}
