package org.tgd.workbench.cli.run;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd run ...}. */
@Command(
    name = "run",
    description = "Lists, shows, resumes, replays, verifies and exports runs.",
    subcommands = {
      RunListCommand.class,
      RunShowCommand.class,
      RunResumeCommand.class,
      RunReplayCommand.class,
      RunVerifyCommand.class,
      RunExportCommand.class,
    })
public final class RunCommand {}
