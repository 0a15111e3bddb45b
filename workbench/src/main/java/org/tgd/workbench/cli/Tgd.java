package org.tgd.workbench.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ConfigFile;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Failures;
import org.tgd.workbench.cli.base.MarkedWriter;
import org.tgd.workbench.cli.base.OutputLostException;
import org.tgd.workbench.cli.base.ResultStream;
import org.tgd.workbench.cli.base.Terminal;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.bench.BenchCommand;
import org.tgd.workbench.cli.bench.StudyRecord;
import org.tgd.workbench.cli.code.CodeCommand;
import org.tgd.workbench.cli.molecule.MoleculeCommand;
import org.tgd.workbench.cli.plan.PlanCommand;
import org.tgd.workbench.cli.prompt.PromptCommand;
import org.tgd.workbench.cli.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
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
    synopsisSubcommandLabel = "COMMAND")
public final class Tgd {
  private static final List<Class<?>> COMMANDS =
      List.of(
          MoleculeCommand.class,
          PlanCommand.class,
          CodeCommand.class,
          PromptCommand.class,
          OptimizeCommand.class,
          RunCommand.class,
          BenchCommand.class,
          ServeCommand.class,
          ModelCommand.class,
          InitCommand.class,
          DoctorCommand.class,
          CompletionCommand.class);

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
    // Libraries that print go to stderr: stdout belongs to results.
    System.setOut(System.err);
    PrintWriter err = utf8(System.err);
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> ended(failure, err));
    System.exit(run(ResultStream.ofStandardOutput(), err, args));
  }

  /**
   * A thread that ran out of memory may have been the one that another waits for: the command ends.
   */
  private static void ended(Throwable failure, PrintWriter err) {
    if (!Failures.isOutOfMemory(failure)) {
      failure.printStackTrace();
      return;
    }
    try {
      Failures.outOfMemory(err);
      err.flush();
    } finally {
      Runtime.getRuntime().halt(ExitCode.FAILED); // what an orderly end would take is not there
    }
  }

  /**
   * Runs a command in this process.
   *
   * @param out receives the result
   * @param messages receives messages and progress
   * @param args the words of the command line after {@code tgd}
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter messages, String... args) {
    PrintWriter err = MarkedWriter.of(messages);
    try {
      int code = execute(out, err, args);
      out.flush();
      return code;
    } catch (OutputLostException e) {
      return Failures.lost(e, err);
    } catch (OutOfMemoryError e) {
      return Failures.outOfMemory(err);
    } finally {
      err.flush();
    }
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    if (args.length == 1 && List.of("--version", "-V", "version").contains(args[0])) {
      out.println(Version.line());
      return ExitCode.DONE;
    }
    if (List.of(args).equals(List.of("help", "--markdown"))) {
      out.print(CommandsPage.of(commandLine()));
      return ExitCode.DONE;
    }
    if (args.length > 0 && args[0].equals("help")) {
      String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
      asked[asked.length - 1] = "--help";
      return isKnown(asked) ? execute(out, err, asked) : execute(out, err, without(asked));
    }
    CommandLine line = commandLine(args).setOut(out).setErr(err);
    try {
      return line.execute(Vocabulary.renamed(line, ConfigFile.expanded(line, args)));
    } catch (InputException e) {
      return Failures.input(e, err);
    }
  }

  /** Whether the words before the last name a command; picocli shows the help of any other too. */
  private static boolean isKnown(String... words) {
    CommandLine command = commandLine();
    for (String word : List.of(words).subList(0, words.length - 1)) {
      command = command.getSubcommands().get(word);
      if (command == null) {
        return false;
      }
    }
    return true;
  }

  private static String[] without(String... words) {
    return Arrays.copyOf(words, words.length - 1);
  }

  /** The whole tree of commands. */
  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  /**
   * The commands that these words can mean: picocli reads every command that it is told of, which
   * takes longer than many a command itself.
   */
  private static CommandLine commandLine(String... args) {
    String first = args.length == 0 ? "" : args[0];
    List<Class<?>> meant = COMMANDS.stream().filter(c -> name(c).equals(first)).toList();
    boolean all = meant.isEmpty() || first.equals(name(CompletionCommand.class));
    return commandLine(all ? COMMANDS : meant);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Tgd());
    commands.forEach(line::addSubcommand);
    HelpWords.prepare(line);
    NarrowHelp.fit(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Tgd::executed)
        .setParameterExceptionHandler(Failures::usage)
        .setExecutionExceptionHandler(Failures::execution);
  }

  /** Help is printed outside of any command: a write that fails there has no other handler. */
  private static int executed(ParseResult parsed) {
    try {
      EmptyPlaces.refuse(parsed);
      CommandLine line = parsed.commandSpec().commandLine();
      if (Terminal.showsResults() && !asksForHelp(parsed)) {
        line.setOut(MarkedWriter.of(line.getOut())); // help may be in bold letters
      }
      return StudyRecord.around(parsed, () -> new CommandLine.RunLast().execute(parsed));
    } catch (OutputLostException e) {
      return Failures.lost(e, parsed.commandSpec().commandLine().getErr());
    } catch (InputException e) {
      return Failures.input(e, parsed.commandSpec().commandLine().getErr());
    }
  }

  private static boolean asksForHelp(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      if (each.isUsageHelpRequested()) {
        return true;
      }
    }
    return false;
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
