package org.tgd.codeeval.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.Value.Sequence;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * How a program's time grows with the length of its lists and strings: the largest public input
 * repeated until its length is about n, 2n and 4n. A power is fitted to the last doubling; runs too
 * short to be told from noise give none. Whole numbers are left alone, so growth in their size is
 * not seen.
 *
 * @param exponent the power of the length, rounded to a half; infinite when the longest ran out of
 *     time
 * @param length the length of the longest input
 */
public record Growth(double exponent, int length) {
  /** How many test runs a measurement may take. */
  public static final int MOST_RUNS = 6;

  private static final double LEAST_MILLIS = 8;

  /** Measures a program; empty when nothing can be scaled or the times are too short to tell. */
  public static Optional<Growth> measure(Runner runner, Problem problem, Submission submission) {
    for (int n : new int[] {500, 4000}) {
      List<TestCase> probes = probes(problem, n);
      if (probes.isEmpty()) {
        return Optional.empty();
      }
      Run run = runner.run(problem, submission, probes);
      Optional<Growth> growth = fit(run, 4 * n);
      if (growth.isPresent() || run.verdict().compareTo(Verdict.WRONG_ANSWER) > 0) {
        return growth;
      }
    }
    return Optional.empty();
  }

  static Optional<Growth> fit(Run run, int length) {
    List<TestOutcome> outcomes = run.outcomes();
    TestOutcome last = outcomes.get(outcomes.size() - 1);
    TestOutcome middle = outcomes.get(outcomes.size() - 2);
    boolean ranOut = outcomes.stream().anyMatch(o -> o.verdict() == Verdict.TIME_LIMIT);
    if (ranOut) {
      return Optional.of(new Growth(Double.POSITIVE_INFINITY, length));
    }
    boolean answered = last.answer().isPresent() && middle.answer().isPresent();
    if (!answered || middle.millis() < LEAST_MILLIS || last.millis() < LEAST_MILLIS) {
      return Optional.empty();
    }
    double power = Math.log(last.millis() / middle.millis()) / Math.log(2);
    return Optional.of(new Growth(Math.max(0, Math.round(2 * power) / 2.0), length));
  }

  private static List<TestCase> probes(Problem problem, int n) {
    if (problem.publicCases().isEmpty()) {
      return List.of();
    }
    TestCase seed = problem.publicCases().get(problem.publicCases().size() - 1);
    var probes = new ArrayList<TestCase>();
    for (int length : new int[] {n, 2 * n, 4 * n}) {
      List<Value> arguments = seed.arguments().stream().map(v -> scaled(v, length)).toList();
      if (arguments.equals(seed.arguments())) {
        return List.of();
      }
      probes.add(new TestCase(arguments, Value.none()));
    }
    return probes;
  }

  private static Value scaled(Value value, int length) {
    if (value instanceof Value.Text text && !text.value().isEmpty()) {
      String repeated = text.value().repeat(length / text.value().length() + 1);
      return Value.of(repeated.substring(0, length));
    } else if (value instanceof Sequence list && !list.elements().isEmpty()) {
      var longer = new ArrayList<Value>(length);
      for (int i = 0; i < length; i++) {
        longer.add(list.elements().get(i % list.elements().size()));
      }
      return Value.of(longer);
    }
    return value;
  }

  /** The growth in words, for example {@code looks quadratic}. */
  public String words() {
    if (Double.isInfinite(exponent)) {
      return "ran out of time at length " + length;
    }
    String power =
        exponent <= 1
            ? "at most linear"
            : exponent == 2
                ? "quadratic"
                : exponent == 3 ? "cubic" : String.format(Locale.ROOT, "like n^%.1f", exponent);
    return "looks " + power + " up to length " + length;
  }

  /** Whether this is clearly more than the wanted complexity, such as {@code O(n log n)}. */
  public boolean exceeds(String wanted) {
    double allowed =
        wanted.matches(".*(n\\^3|n³).*")
            ? 3
            : wanted.matches(".*(n\\^2|n²|m n|n m|n \\* m|m \\* n|n k).*")
                ? 2
                : wanted.isEmpty() ? Double.MAX_VALUE : 1;
    return exponent >= allowed + 1;
  }
}
