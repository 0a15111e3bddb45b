package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Value;

/**
 * What came of one test.
 *
 * @param index the test's place among its kind, from 0
 * @param verdict its verdict; for a test that was not run, the verdict that stopped the run
 * @param ran whether it was run at all
 * @param answer the raw answer, if there is one and the test is of values
 * @param difference where the answer first differs from what was expected, if it does
 * @param failure why there is no answer, if there is none
 * @param millis time of the call in milliseconds, as measured beside the solution: of Python's
 *     calls processor time, otherwise wall time
 * @param stdout the end of what it printed during this test
 * @param stderr the end of what it printed as errors during this test
 * @param lines the lines of the solution that ran, ascending; empty unless asked for
 */
public record TestOutcome(
    int index,
    Verdict verdict,
    boolean ran,
    Optional<Value> answer,
    Optional<Difference> difference,
    Optional<Failure> failure,
    double millis,
    String stdout,
    String stderr,
    List<Integer> lines) {
  /** Copies the lines and checks that nothing is missing. */
  public TestOutcome {
    requireNonNull(verdict, "verdict");
    requireNonNull(answer, "answer");
    requireNonNull(difference, "difference");
    requireNonNull(failure, "failure");
    requireNonNull(stdout, "stdout");
    requireNonNull(stderr, "stderr");
    lines = List.copyOf(lines);
  }

  /** Whether the test passed. */
  public boolean passed() {
    return verdict == Verdict.PASSED;
  }

  /** Whether it raised an exception of which neither column nor variables are known. */
  public boolean lacksPlace() {
    return verdict == Verdict.RUNTIME_ERROR
        && failure.filter(f -> f.line() > 0 && f.column() == 0 && f.locals().isEmpty()).isPresent();
  }

  /** The same as the outcome of the test at another place. */
  public TestOutcome at(int otherIndex) {
    return new TestOutcome(
        otherIndex, verdict, ran, answer, difference, failure, millis, stdout, stderr, lines);
  }

  /** A test that was not run because that verdict had ended the run before. */
  static TestOutcome notRun(int index, Verdict verdict) {
    return new TestOutcome(
        index,
        verdict,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        "",
        "",
        List.of());
  }

  /** The same with another verdict. */
  public TestOutcome as(Verdict other) {
    return new TestOutcome(
        index, other, ran, answer, difference, failure, millis, stdout, stderr, lines);
  }

  TestOutcome with(Failure why) {
    return new TestOutcome(
        index, verdict, ran, answer, difference, Optional.of(why), millis, stdout, stderr, lines);
  }

  TestOutcome with(Value value, Optional<Difference> different) {
    return new TestOutcome(
        index, verdict, ran, Optional.of(value), different, failure, millis, stdout, stderr, lines);
  }

  TestOutcome with(Difference different) {
    return new TestOutcome(
        index,
        verdict,
        ran,
        answer,
        Optional.of(different),
        failure,
        millis,
        stdout,
        stderr,
        lines);
  }

  TestOutcome withLines(List<Integer> covered) {
    return new TestOutcome(
        index, verdict, ran, answer, difference, failure, millis, stdout, stderr, covered);
  }
}
