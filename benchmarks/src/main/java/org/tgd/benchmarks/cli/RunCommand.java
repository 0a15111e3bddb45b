package org.tgd.benchmarks.cli;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd run ...}. */
@Command(
    name = "run",
    description = "Lists, shows, resumes and replays runs.",
    subcommands = {})
final class RunCommand {}
