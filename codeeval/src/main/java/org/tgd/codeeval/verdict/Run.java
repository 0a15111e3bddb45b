package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One solution run on a list of tests.
 *
 * @param outcomes one for each test, in order
 * @param failure why no test could be run (an error of the compiler, an exception while loading, a
 *     failure of the harness), if none could
 * @param millis wall time in milliseconds, compilation included
 * @param memoryKb the most memory that the solution's processes held together, in kB
 */
public record Run(
    List<TestOutcome> outcomes, Optional<Failure> failure, double millis, long memoryKb) {
  /** Copies the outcomes and checks that nothing is missing. */
  public Run {
    outcomes = List.copyOf(outcomes);
    requireNonNull(failure, "failure");
  }

  /** No test, no time. */
  static final Run EMPTY = new Run(List.of(), Optional.empty(), 0, 0);

  /** The same with another outcome of one test. */
  public Run with(TestOutcome outcome) {
    var changed = new ArrayList<>(outcomes);
    changed.replaceAll(each -> each.index() == outcome.index() ? outcome : each);
    return new Run(changed, failure, millis, memoryKb);
  }

  /** The gravest verdict of all tests. */
  public Verdict verdict() {
    return outcomes.stream().map(TestOutcome::verdict).reduce(Verdict.PASSED, Verdict::orGraver);
  }

  /** How many tests passed. */
  public int passed() {
    return (int) outcomes.stream().filter(TestOutcome::passed).count();
  }

  /** A 1 for each test that passed, a 0 for each other, in order. */
  public String vector() {
    var bits = new StringBuilder(outcomes.size());
    outcomes.forEach(outcome -> bits.append(outcome.passed() ? '1' : '0'));
    return bits.toString();
  }
}
