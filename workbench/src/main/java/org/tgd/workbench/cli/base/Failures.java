package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
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
    err.println("tgd: " + printable(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  /** A command that failed while it ran. */
  public static int execution(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (ExitCode.isExpected(failure)) {
      err.println("tgd: " + printable(message(failure)));
    } else {
      err.println("tgd: unexpected failure: " + failure + log(failure));
    }
    return ExitCode.of(failure);
  }

  private static String message(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : null;
    return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause;
  }

  /** Messages quote damaged files; what is no text must not reach a terminal. */
  private static String printable(String message) {
    return message.replaceAll("[\\p{Cntrl}\u0080-\u009f&&[^\n]]", "?");
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
