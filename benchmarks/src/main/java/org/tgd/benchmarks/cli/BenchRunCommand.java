package org.tgd.benchmarks.cli;

import picocli.CommandLine.Command;

/** Parent of the studies. */
@Command(
    name = "run",
    description = "Runs a study.",
    subcommands = {
<<<<<<< HEAD
      DesignStudyCommand.class,
      EngineSpeedCommand.class,
      PlansStudyCommand.class,
      QedStartsCommand.class
=======
      QedStartsCommand.class,
      PlansStudyCommand.class,
      EngineSpeedCommand.class,
      RepairStudyCommand.class
>>>>>>> main
    })
final class BenchRunCommand {}
