package org.tgd.benchmarks.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.core.input.InputException;

/**
 * The best so far of a trial, written down where it changes: a step function of the calls.
 *
 * @param calls at which calls it changed, ascending, from 1
 * @param values to what; the first is that of the start
 */
public record Course(List<Double> calls, List<Double> values) {
  /** Copies the lists and checks that they belong together. */
  public Course {
    calls = List.copyOf(calls);
    values = List.copyOf(values);
    if (calls.size() != values.size()) {
      throw new IllegalArgumentException("calls and values must be as many");
    }
  }

  /** A course that improves where a value of the trace differs from the one before it. */
  public static Course ofTrace(List<Double> trace) {
    List<Double> calls = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      if (i == 0 || !trace.get(i).equals(trace.get(i - 1))) {
        calls.add(i + 1.0);
        values.add(trace.get(i));
      }
    }
    return new Course(calls, values);
  }

  /**
   * Reads {@code CALL:VALUE} pairs with spaces between them; empty for a blank text.
   *
   * @throws InputException if a pair is none, or calls do not ascend
   */
  static Optional<Course> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    List<Double> calls = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String pair : text.strip().split("\\s+", -1)) {
      int colon = pair.indexOf(':');
      try {
        calls.add(Double.parseDouble(pair.substring(0, Math.max(0, colon))));
        values.add(Double.parseDouble(pair.substring(colon + 1)));
      } catch (NumberFormatException e) {
        throw new InputException("'" + pair + "' is no pair CALL:VALUE such as 12:0.43", e);
      }
      int last = calls.size() - 1;
      if (last > 0 && !(calls.get(last) > calls.get(last - 1))) {
        throw new InputException("the calls of a course must ascend; " + pair + " does not");
      }
    }
    return Optional.of(new Course(calls, values));
  }

  /** The pairs as a text that can be read again. */
  public String text() {
    return IntStream.range(0, calls.size())
        .mapToObj(i -> count(calls.get(i)) + ":" + values.get(i))
        .collect(Collectors.joining(" "));
  }

  private static String count(double calls) {
    return calls == Math.rint(calls)
        ? String.format(Locale.ROOT, "%.0f", calls)
        : Double.toString(calls);
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** The best after so many calls; before the first, what it was at the first. */
  public double after(double count) {
    int low = 0;
    int high = calls.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (calls.get(middle) <= count) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return values.get(low);
  }
}
