package org.tgd.core.eval;

import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Tells whether an exception says that the candidate was bad, rather than the machine: a text that
 * is no number, an index beyond its end. A full disk, a missing tool, a broken connection and an
 * illegal state are no fault of the candidate.
 */
public final class CandidateFault {
  private static final List<Class<? extends RuntimeException>> KINDS =
      List.of(
          IllegalArgumentException.class,
          ArithmeticException.class,
          IndexOutOfBoundsException.class,
          NegativeArraySizeException.class,
          ClassCastException.class,
          NullPointerException.class,
          NoSuchElementException.class,
          DateTimeException.class,
          UnsupportedOperationException.class);

  private CandidateFault() {}

  /** Whether the candidate is to blame. */
  public static boolean causes(RuntimeException failure) {
    return KINDS.stream().anyMatch(kind -> kind.isInstance(failure));
  }

  /** The refusal of a candidate whose judgement ended with this failure, for the editor to read. */
  public static Evaluation.Rejected refusal(RuntimeException failure) {
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return new Evaluation.Rejected(
        "The candidate could not be judged, its judgement failed with "
            + failure.getClass().getSimpleName()
            + message,
        List.of());
  }
}
