package org.tgd.workbench.cli.run;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd run ...}. */
@Command(
    name = "run",
    description =
        "Lists, shows, compares, tags, resumes, branches, replays, verifies and exports runs.",
    subcommands = {
      RunListCommand.class,
      RunShowCommand.class,
      RunCompareCommand.class,
      RunTagCommand.class,
      RunResumeCommand.class,
      RunBranchCommand.class,
      RunReplayCommand.class,
      RunVerifyCommand.class,
      RunExportCommand.class,
    })
public final class RunCommand {}
