package org.tgd.benchmarks.cli;

import picocli.CommandLine.Option;

/** How a command reports: mixed into commands with a result. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the result as one JSON document.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  /** Whether the result is printed as one JSON document. */
  boolean json() {
    return json;
  }

  /** Whether progress is left out. */
  boolean quiet() {
    return quiet;
  }
}
