package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How an answer is held against the expected value. Written {@code exact}, {@code float:EPS} or
 * {@code unordered}.
 *
 * <p>All rules: whole numbers and floats are equal when their exact values are; truth values equal
 * 0 and 1; nan equals nan; a tuple equals the list of its elements; dictionaries and sets have no
 * order; a linked list or tree that is empty may be null; an opaque value equals nothing.
 *
 * @param rule the rule
 * @param epsilon the largest error of a float, absolute or relative to the expected value; 0 unless
 *     the rule is {@code FLOAT}
 */
public record Comparison(Rule rule, double epsilon) {
  /** A rule of comparison. */
  public enum Rule {
    /** Equal values. */
    EXACT,
    /** Equal but for a small error of floats. */
    FLOAT,
    /** The elements of the outermost list in any order. */
    UNORDERED
  }

  /** Equal values. */
  public static final Comparison EXACT = new Comparison(Rule.EXACT, 0);

  /** Checks the range of epsilon. */
  public Comparison {
    requireNonNull(rule, "rule");
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon was " + epsilon + "; must be 0 or more");
    }
  }

  /**
   * Reads {@code exact}, {@code unordered}, or {@code float:EPS}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Comparison parse(String text) {
    if (text.equals("exact")) {
      return EXACT;
    } else if (text.equals("unordered")) {
      return new Comparison(Rule.UNORDERED, 0);
    } else if (text.startsWith("float:")) {
      try {
        return new Comparison(Rule.FLOAT, Double.parseDouble(text.substring(6)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' has no number after float:", e);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not exact, unordered or float:EPS (for example float:1e-5)");
  }

  /**
   * The first difference between an answer and the expected value; empty when the answer is right.
   *
   * @param returns the declared type of the result
   */
  public Optional<Difference> firstDifference(Type returns, Value expected, Value actual) {
    return new Differ(this).first(returns, expected, actual);
  }

  /** The rule as files write it. */
  @Override
  public String toString() {
    return switch (rule) {
      case EXACT -> "exact";
      case FLOAT -> "float:" + epsilon;
      case UNORDERED -> "unordered";
    };
  }
}
