package org.tgd.workbench.cli.bench;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd bench ...}. */
@Command(
    name = "bench",
    description = "Measures the workbench against baselines and itself.",
    subcommands = {
      BenchListCommand.class,
      BenchRunCommand.class,
      BenchResumeCommand.class,
      BenchReportCommand.class,
      BenchCompareCommand.class,
      BenchDockingCommand.class,
      BenchSimulateCommand.class
    })
public final class BenchCommand {}
