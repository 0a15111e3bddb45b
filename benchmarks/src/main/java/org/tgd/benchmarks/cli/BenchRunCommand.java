package org.tgd.benchmarks.cli;

import picocli.CommandLine.Command;

/** Parent of the studies. */
@Command(
    name = "run",
    description = "Runs a study.",
    subcommands = {
      QedStartsCommand.class,
      PlansStudyCommand.class,
      EngineSpeedCommand.class,
      RepairStudyCommand.class
    })
final class BenchRunCommand {}
