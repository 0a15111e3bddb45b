package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Visible;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The outermost edge of every command: turns failures into one clear line and an exit code. */
public final class Failures {
  private Failures() {}

  /** A command line that cannot be understood. */
  public static int usage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    if (isParentAlone(command, failure)) {
      return help(command);
    }
    Optional<String> unknown =
        failure instanceof MissingParameterException
            ? Arrays.stream(args).filter(word -> isUnknown(word, command)).findFirst()
            : Optional.empty();
    if (unknown.isPresent()) {
      return unknownOption(unknown.get(), command);
    }
    err.println("tgd: " + printable(inWords(failure.getMessage())));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  /** What fails here has no other handler: the library would print a trace. */
  private static int help(CommandLine command) {
    try {
      command.usage(command.getOut());
      command.getOut().flush();
      return ExitCode.DONE;
    } catch (OutputLostException e) {
      return lost(e, command.getErr());
    }
  }

  /** The library speaks of Java's types. */
  private static String inWords(String message) {
    return message
        .replaceAll("is not an? (int|long|Integer|Long)\\b", "is not a whole number")
        .replaceAll("is not a (double|float|Double|BigDecimal)\\b", "is not a number")
        .replaceAll(
            "cannot convert '([^']*)' to (BigDecimal|Double|Integer|Long) \\([^)]*\\)",
            "'$1' is not a number");
  }

  /** {@code tgd} or {@code tgd molecule} and nothing else: a question what there is. */
  private static boolean isParentAlone(CommandLine command, ParameterException failure) {
    return failure.getMessage().equals("Missing required subcommand")
        && command.getParseResult() != null
        && command.getParseResult().unmatched().isEmpty();
  }

  private static boolean isUnknown(String word, CommandLine command) {
    return word.startsWith("--")
        && word.length() > 2
        && !command.getCommandSpec().optionsMap().containsKey(word.split("=", 2)[0]);
  }

  private static int unknownOption(String word, CommandLine command) {
    String name = word.split("=", 2)[0];
    String near =
        Distance.nearest(name, command.getCommandSpec().optionsMap().keySet())
            .map(known -> "; did you mean " + known + "?")
            .orElse("");
    command.getErr().println("tgd: unknown option '" + printable(name) + "'" + near);
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  /** A result that could not be written; a reader that went away is not worth a word. */
  public static int lost(OutputLostException failure, PrintWriter err) {
    if (!failure.isReaderGone()) {
      err.println("tgd: " + printable(failure.getMessage()));
    }
    return ExitCode.FAILED;
  }

  /**
   * Whether memory ran out, also where Java says so in words alone: of a class that could not be
   * made ready for it, later users are told no more.
   */
  public static boolean isOutOfMemory(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError
          || String.valueOf(each.getMessage()).contains(OutOfMemoryError.class.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Java has less memory than the command needs. */
  public static int outOfMemory(PrintWriter err) {
    err.println(
        "tgd: out of memory (Java may use %d MB); give it more, for example by TGD_JAVA_OPTS=-Xmx8g"
            .formatted(Runtime.getRuntime().maxMemory() >> 20));
    return ExitCode.FAILED;
  }

  /** Bad input that was met before a command was understood. */
  public static int input(InputException failure, PrintWriter err) {
    err.println("tgd: " + printable(failure.getMessage()));
    return ExitCode.BAD_INPUT;
  }

  /** A command that failed while it ran. */
  public static int execution(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OutputLostException lost) {
        return lost(lost, err); // libraries put exceptions of their own around it
      }
    }
    if (isOutOfMemory(failure)) {
      return outOfMemory(err);
    }
    if (ExitCode.isExpected(failure)) {
      err.println("tgd: " + printable(message(failure)));
    } else {
      err.println("tgd: unexpected failure: " + failure + log(failure));
    }
    return ExitCode.of(failure);
  }

  /** Of a file's failure: its place and, in words, the reason; never the name of a class. */
  private static String message(Throwable failure) {
    if (!(failure instanceof UncheckedIOException unchecked)) {
      return failure.getMessage();
    }
    IOException cause = unchecked.getCause();
    String place = unchecked.getMessage();
    if (place.equals(cause.toString())) {
      String file = cause instanceof FileSystemException named ? named.getFile() : null;
      place = file == null ? "a file cannot be read or written" : file;
    }
    return place + ": " + InputException.reason(cause);
  }

  /** Messages quote damaged files; what is no text must not reach a terminal. */
  private static String printable(String message) {
    return Visible.of(message);
  }

  private static String log(Throwable failure) {
    try {
      Path file = Files.createTempFile("tgd-failure-", ".log");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
        writer.println(Version.line() + ", Java " + System.getProperty("java.version"));
        failure.printStackTrace(writer);
      }
      return "; please report it with " + file;
    } catch (IOException e) {
      return "; its details could not be written: " + e.getMessage();
    }
  }
}
