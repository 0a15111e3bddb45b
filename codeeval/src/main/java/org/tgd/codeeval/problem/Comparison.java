package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How an answer is held against the expected value. Written {@code exact}, or one or more of {@code
 * float:EPS}, {@code absolute:EPS}, {@code relative:EPS}, {@code unordered} and {@code
 * unordered:all}, separated by commas.
 *
 * <p>All rules: whole numbers and floats are equal when their exact values are; truth values equal
 * 0 and 1; nan equals nan; a tuple equals the list of its elements; dictionaries and sets have no
 * order; a linked list or tree that is empty may be null; an opaque value equals nothing.
 *
 * @param order which lists have no order
 * @param absolute the largest error of a float, in its own unit; 0 or more
 * @param relative the largest error of a float, as a share of the expected value; 0 or more
 */
public record Comparison(Order order, double absolute, double relative) {
  /** Which lists have no order. */
  public enum Order {
    /** None: all are compared in order. */
    KEPT,
    /** The outermost one. */
    OUTERMOST_FREE,
    /** All, the inner ones too. */
    FREE
  }

  /** Equal values. */
  public static final Comparison EXACT = new Comparison(Order.KEPT, 0, 0);

  private static final String KNOWN =
      "exact, unordered, unordered:all, float:EPS, absolute:EPS or relative:EPS (for example"
          + " float:1e-5), or several of them separated by commas";

  /** Checks the ranges. */
  public Comparison {
    requireNonNull(order, "order");
    inRange("absolute", absolute);
    inRange("relative", relative);
  }

  private static void inRange(String name, double epsilon) {
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(name + " was " + epsilon + "; must be 0 or more");
    }
  }

  /**
   * Reads a rule; {@code float:EPS} is an error of that size, absolute or relative.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Comparison parse(String text) {
    Comparison made = EXACT;
    for (String part : text.split(",", -1)) {
      made = made.with(part.strip(), text);
    }
    return made;
  }

  private Comparison with(String part, String whole) {
    int colon = part.indexOf(':');
    String name = colon < 0 ? part : part.substring(0, colon + 1);
    return switch (name) {
      case "exact" -> this;
      case "unordered" -> new Comparison(Order.OUTERMOST_FREE, absolute, relative);
      case "unordered:" -> {
        if (!part.equals("unordered:all")) {
          throw unknown(whole);
        }
        yield new Comparison(Order.FREE, absolute, relative);
      }
      case "float:" -> new Comparison(order, epsilon(part, whole), epsilon(part, whole));
      case "absolute:" -> new Comparison(order, epsilon(part, whole), relative);
      case "relative:" -> new Comparison(order, absolute, epsilon(part, whole));
      default -> throw unknown(whole);
    };
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("'" + text + "' is not " + KNOWN);
  }

  private static double epsilon(String part, String whole) {
    int colon = part.indexOf(':');
    try {
      return Double.parseDouble(part.substring(colon + 1));
    } catch (NumberFormatException e) {
      String name = part.substring(0, colon + 1);
      throw new IllegalArgumentException("'" + whole + "' has no number after " + name, e);
    }
  }

  /** Whether floats may differ a little. */
  boolean tolerant() {
    return absolute > 0 || relative > 0;
  }

  /** Whether a number is near enough to the expected one, both finite. */
  boolean near(double expected, double actual) {
    return Math.abs(expected - actual) <= Math.max(absolute, relative * Math.abs(expected));
  }

  /**
   * The first difference between an answer and the expected value; empty when the answer is right.
   *
   * @param returns the declared type of the result
   * @throws TooMuch if comparing them takes more than {@link Effort#MOST} steps
   */
  public Optional<Difference> firstDifference(Type returns, Value expected, Value actual) {
    return new Differ(this).first(returns, expected, actual);
  }

  /** The rule as files write it. */
  @Override
  public String toString() {
    String lists = order == Order.KEPT ? "" : order == Order.FREE ? "unordered:all" : "unordered";
    String floats =
        absolute == relative
            ? absolute > 0 ? "float:" + absolute : ""
            : (absolute > 0 ? "absolute:" + absolute : "")
                + (absolute > 0 && relative > 0 ? "," : "")
                + (relative > 0 ? "relative:" + relative : "");
    String both = lists + (lists.isEmpty() || floats.isEmpty() ? "" : ",") + floats;
    return both.isEmpty() ? "exact" : both;
  }
}
