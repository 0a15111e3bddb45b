package org.tgd.workbench.cli.base;

import picocli.CommandLine.Option;

/** How a command reports: mixed into commands with a result. */
public final class OutputOptions {
  @Option(names = "--json", description = "Print the result as one JSON document.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  /** Whether the result is printed as one JSON document. */
  public boolean json() {
    return json;
  }

  /** Whether progress is left out. */
  public boolean quiet() {
    return quiet;
  }
}
