package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;

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
 */
public record Failure(
    String type, String message, int line, int column, List<Local> locals, List<Frame> trace) {
  /** Copies the lists and checks that nothing is missing. */
  public Failure {
    requireNonNull(type, "type");
    requireNonNull(message, "message");
    locals = List.copyOf(locals);
    trace = List.copyOf(trace);
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
}
