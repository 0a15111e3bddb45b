package org.tgd.codeeval.feedback;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tgd.codeeval.verdict.Failure;

/**
 * Exceptions of calls without end. Where such an exception is raised says little: the stack ends
 * wherever it happens to be full, most often at the condition that should have ended the recursion.
 */
final class Recursion {
  private static final Set<String> TYPES = Set.of("RecursionError", "StackOverflowError");

  private Recursion() {}

  static boolean of(Failure failure) {
    String type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
    return TYPES.contains(type);
  }

  /** The lines whose calls repeat in the trace, ascending; empty when the trace does not tell. */
  static List<Integer> calls(Failure failure) {
    Map<Integer, Integer> times = new TreeMap<>();
    List<Failure.Frame> trace = failure.trace();
    for (Failure.Frame frame : trace) {
      times.merge(frame.line(), 1, Integer::sum);
    }
    return times.entrySet().stream()
        .filter(line -> line.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  static String words(Failure failure) {
    List<Integer> calls = calls(failure);
    if (calls.isEmpty()) {
      return "the program calls itself without end; either no call comes nearer to the case that"
          + " ends it, or that case is missed";
    }
    String lines = calls.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String where =
        calls.contains(failure.line()) || failure.line() == 0
            ? ""
            : ", or the case that should end it is missed at line " + failure.line();
    return "the program calls itself without end: the call at line "
        + lines
        + " comes no nearer to an end"
        + where;
  }
}
