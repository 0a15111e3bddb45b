package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Why a solution did not answer: an exception, an error of the compiler, or the end of its process.
 * All texts come from the solution and are not to be trusted.
 *
 * @param type the exception's class, for example {@code IndexError}; empty if there is none
 * @param message what it says, cut to 2,000 characters
 * @param line the line in the solution's own numbering, from 1; 0 when unknown
 * @param column the column, from 1; 0 when unknown
 * @param locals the local variables of the failing frame, in order of their names; in Java only
 *     after {@link Runner#located}
 * @param trace the solution's own frames, outermost first
 * @param turning where a program went round when its time ran out; empty unless lines were noted
 */
public record Failure(
    String type,
    String message,
    int line,
    int column,
    List<Local> locals,
    List<Frame> trace,
    Optional<Turning> turning) {
  /** Copies the lists and checks that nothing is missing. */
  public Failure {
    requireNonNull(type, "type");
    requireNonNull(message, "message");
    locals = List.copyOf(locals);
    trace = List.copyOf(trace);
    requireNonNull(turning, "turning");
  }

  /** A failure of a program that came to an end. */
  public Failure(
      String type, String message, int line, int column, List<Local> locals, List<Frame> trace) {
    this(type, message, line, column, locals, trace, Optional.empty());
  }

  /** A failure of which only this is known. */
  public static Failure of(String type, String message) {
    return new Failure(type, message, 0, 0, List.of(), List.of());
  }

  /**
   * A local variable.
   *
   * @param name its name
   * @param value its value, shortened
   */
  public record Local(String name, String value) {}

  /**
   * A call of one of the solution's functions.
   *
   * @param function the function's name
   * @param line the line reached in it, from 1
   */
  public record Frame(String function, int line) {}

  /**
   * Where a program went round.
   *
   * @param lines the lines that ran again and again, ascending
   * @param unchanged whether it was seen that no local variable changes from one pass to the next
   */
  public record Turning(List<Integer> lines, boolean unchanged) {
    /** Copies the lines. */
    public Turning {
      lines = List.copyOf(lines);
    }
  }
}
