package org.tgd.benchmarks.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code tgd}. Results go to stdout, everything else to stderr; the exit codes are 0
 * (done), 2 (bad input or usage), 3 (budget exhausted), 4 (an engine or a tool failed) and 130
 * (interrupted).
 */
@Command(
    name = "tgd",
    description = "Improves texts by textual gradient descent over computed objectives.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MoleculeCommand.class,
      PlanCommand.class,
      CodeCommand.class,
      OptimizeCommand.class,
      RunCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
    })
public final class Tgd {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli reads the option itself
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("unused") // picocli reads the option itself
  private boolean version;

  private Tgd() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream results = System.out;
    // Libraries that print go to stderr: stdout belongs to results.
    System.setOut(System.err);
    int code = run(utf8(results), utf8(System.err), args);
    results.flush();
    System.exit(code);
  }

  /**
   * Runs a command in this process.
   *
   * @param out receives the result
   * @param err receives messages and progress
   * @param args the words of the command line after {@code tgd}
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      out.println(Version.line());
      out.flush();
      return ExitCode.DONE;
    }
    int code = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** The whole tree of commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Tgd())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Failures::usage)
        .setExecutionExceptionHandler(Failures::execution);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
