package org.tgd.codeeval.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tgd.codeeval.problem.Parameter;
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
 * repeated until its length is about n, 2n and 4n. A power is fitted to each doubling and the lower
 * one counts; runs too short to be told from noise give none. Each length is run twice, four times
 * where the growth looks worse than linear, the shortest time counts, and the power is rounded to a
 * whole number, so that the same program gets one answer, also on a busy machine. No input is
 * longer than the statement allows. Whole numbers are left alone, so growth in their size is not
 * seen.
 *
 * @param exponent the power of the length, a whole number; infinite when an input ran out of time
 * @param length the length of the longest input, or of the first that ran out of time
 */
public record Growth(double exponent, int length) {
  /** How many test runs a measurement may take. */
  public static final int MOST_RUNS = 24;

  private static final double LEAST_MILLIS = 8;
  private static final double LEAST_FIRST_MILLIS = 2;
  private static final int LENGTHS = 3;
  private static final int SHORTEST = 16;

  /** Measures a program; empty when nothing can be scaled or the times are too short to tell. */
  public static Optional<Growth> measure(Runner runner, Problem problem, Submission submission) {
    int most = longest(problem);
    for (int n : IntStream.of(500, 4000).map(n -> Math.min(n, most / 4)).distinct().toArray()) {
      List<TestCase> probes = n < SHORTEST ? List.of() : probes(problem, n);
      if (probes.isEmpty()) {
        return Optional.empty();
      }
      Run run = runner.run(problem, submission, probes);
      Optional<Growth> growth = fit(run.outcomes(), n);
      if (growth.filter(Growth::isWorseThanLinear).isPresent()) {
        List<TestOutcome> all = new ArrayList<>(run.outcomes());
        all.addAll(runner.run(problem, submission, probes).outcomes());
        growth = fit(all, n);
      }
      if (growth.isPresent() || run.verdict().compareTo(Verdict.WRONG_ANSWER) > 0) {
        return growth;
      }
    }
    return Optional.empty();
  }

  /** The greatest length that the statement allows for each of the lists and strings. */
  private static int longest(Problem problem) {
    Constraints constraints = Constraints.of(problem.statement());
    long longest = 1 << 20;
    for (Parameter parameter : problem.signature().parameters()) {
      Optional<Constraints.Range> range = constraints.range(parameter.name() + ".length");
      longest = Math.min(longest, range.map(Constraints.Range::high).orElse(longest));
    }
    return (int) longest;
  }

  /** The growth that runs of inputs of length n, 2n, 4n and so on again show. */
  static Optional<Growth> fit(List<TestOutcome> outcomes, int n) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).verdict() == Verdict.TIME_LIMIT) {
        return Optional.of(new Growth(Double.POSITIVE_INFINITY, n << (i % LENGTHS)));
      }
    }
    if (outcomes.stream().anyMatch(outcome -> outcome.answer().isEmpty())) {
      return Optional.empty();
    }
    double middle = least(outcomes, 1);
    double last = least(outcomes, 2);
    if (middle < LEAST_MILLIS || last < LEAST_MILLIS) {
      return Optional.empty();
    }
    double first = least(outcomes, 0);
    double power = power(middle, last);
    if (first >= LEAST_FIRST_MILLIS) {
      power = Math.min(power, power(first, middle));
    }
    return Optional.of(new Growth(Math.max(0, Math.round(power)), 4 * n));
  }

  private static double power(double shorter, double longer) {
    return Math.log(longer / shorter) / Math.log(2);
  }

  private boolean isWorseThanLinear() {
    return Double.isFinite(exponent) && exponent >= 2;
  }

  private static double least(List<TestOutcome> outcomes, int length) {
    double least = Double.MAX_VALUE;
    for (int i = length; i < outcomes.size(); i += LENGTHS) {
      least = Math.min(least, outcomes.get(i).millis());
    }
    return least;
  }

  private static List<TestCase> probes(Problem problem, int n) {
    if (problem.publicCases().isEmpty()) {
      return List.of();
    }
    TestCase seed = problem.publicCases().get(problem.publicCases().size() - 1);
    var probes = new ArrayList<TestCase>();
    for (int length : new int[] {n, 2 * n, 4 * n, n, 2 * n, 4 * n}) {
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
      return "runs out at length " + length;
    }
    String power =
        switch ((int) exponent) {
          case 0, 1 -> "at most linear";
          case 2 -> "quadratic";
          case 3 -> "cubic";
          default -> "like n^" + (int) exponent;
        };
    return "looks " + power + " up to length " + length;
  }

  /**
   * Whether this is clearly more than the wanted complexity, such as {@code O(n log n)}; never of
   * one that is no power, such as {@code O(2^n)}.
   */
  public boolean exceeds(String wanted) {
    if (wanted.isEmpty() || wanted.matches(".*(\\^n|n!).*")) {
      return false;
    }
    double allowed =
        wanted.matches(".*(n\\^3|n³|m n k).*")
            ? 3
            : wanted.matches(".*(n\\^2|n²|m n|n m|n \\* m|m \\* n|n k).*") ? 2 : 1;
    return exponent >= allowed + 1;
  }
}
