package org.tgd.codeeval.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the own solutions of problems come to here. Objects that have no plain form stay in the
 * solution's process, where some tests cannot look into them, and some tests are wrong: a test that
 * its problem's own solution fails says nothing about another one. Thread-safe.
 */
final class OwnSolutions {
  private final Map<Asked, Run> known = new ConcurrentHashMap<>();

  /** Which tests of a problem were run. */
  record Asked(String taskId, List<String> checks) {}

  /**
   * The run, with tests that the own solution fails too as unsupported.
   *
   * @param run of a solution
   * @param asked the problem and which tests were run
   * @param own runs the own solution on the same tests
   */
  Run settled(Run run, Asked asked, Supplier<Run> own) {
    boolean fails = run.outcomes().stream().anyMatch(OwnSolutions::wrong);
    if (!fails) {
      return run;
    }
    Run other = known.computeIfAbsent(asked, missing -> own.get());
    var outcomes = new ArrayList<>(run.outcomes());
    outcomes.replaceAll(
        each ->
            wrong(each) && wrong(other.outcomes().get(each.index())) ? unsupported(each) : each);
    return new Run(outcomes, run.failure(), run.millis(), run.memoryKb());
  }

  private static boolean wrong(TestOutcome outcome) {
    return outcome.ran()
        && (outcome.verdict() == Verdict.WRONG_ANSWER
            || outcome.verdict() == Verdict.RUNTIME_ERROR);
  }

  private static TestOutcome unsupported(TestOutcome outcome) {
    String said = outcome.failure().map(Failure::message).orElse("");
    String why =
        "the problem's own solution does not pass this test here: it is wrong, or looks into objects"
            + " that stay in the solution's process";
    return outcome
        .as(Verdict.UNSUPPORTED)
        .with(Failure.of("", Results.cut(said.isEmpty() ? why : why + " (" + said + ")")));
  }
}
