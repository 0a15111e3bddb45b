package org.tgd.codeeval.repair;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tgd.codeeval.feedback.Shrinking;
import org.tgd.codeeval.feedback.Shrunk;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Failure;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Looks for a smaller input on which a program ends as it does on a public test. Only endings that
 * are wrong whatever the answer would be are followed: exceptions, crashes, limits. Greedy, as in
 * delta debugging (Zeller and Hildebrandt, IEEE TSE 2002): the first smaller input that ends alike
 * is taken and made smaller in turn.
 *
 * @param runner what runs the program
 * @param problem the problem
 * @param submission the program
 */
record SmallerInput(Runner runner, Problem problem, Submission submission) {
  /** How many test runs a search takes at most. */
  static final int MOST_RUNS = 40;

  private static final int AT_ONCE = 8;

  /** A limit ends a process, so each of these costs a process and its whole time. */
  private static final int MOST_LIMIT_RUNS = 4;

  private static final Set<Verdict> WITHOUT_ORACLE =
      EnumSet.of(Verdict.RUNTIME_ERROR, Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT);

  /** The input, if one was found, and how many runs were spent. */
  record Found(Optional<Shrunk> shrunk, int runs) {
    /** Nothing was searched for. */
    static final Found NONE = new Found(Optional.empty(), 0);
  }

  /** Shrinks the input of a failing public test. */
  Found of(TestOutcome failing) {
    List<TestCase> cases = problem.publicCases();
    if (!WITHOUT_ORACLE.contains(failing.verdict()) || failing.index() >= cases.size()) {
      return Found.NONE;
    }
    var shrinking = new Shrinking(problem);
    boolean thrown = failing.verdict() == Verdict.RUNTIME_ERROR;
    int left = thrown ? MOST_RUNS : MOST_LIMIT_RUNS;
    int spent = 0;
    int tried = 0;
    List<Value> input = cases.get(failing.index()).arguments();
    Optional<TestOutcome> smallest = Optional.empty();
    List<List<Value>> smaller = shrinking.smaller(input);
    while (spent < left && tried < smaller.size()) {
      int most = Math.min(thrown ? AT_ONCE : 1, left - spent);
      List<List<Value>> next = smaller.subList(tried, Math.min(smaller.size(), tried + most));
      List<TestOutcome> outcomes = run(next);
      spent += next.size();
      tried += next.size();
      Optional<TestOutcome> alike = outcomes.stream().filter(o -> alike(failing, o)).findFirst();
      if (alike.isPresent()) {
        smallest = alike;
        input = next.get(alike.get().index());
        smaller = shrinking.smaller(input);
        tried = 0;
      }
    }
    List<Value> found = input;
    return new Found(smallest.map(outcome -> new Shrunk(found, outcome)), spent);
  }

  private List<TestOutcome> run(List<List<Value>> inputs) {
    List<TestCase> tests = inputs.stream().map(input -> new TestCase(input, Value.none())).toList();
    return runner.run(problem, submission, tests).outcomes();
  }

  private static boolean alike(TestOutcome one, TestOutcome other) {
    return other.ran() && one.verdict() == other.verdict() && type(one).equals(type(other));
  }

  private static String type(TestOutcome outcome) {
    return outcome.failure().map(Failure::type).orElse("");
  }
}
