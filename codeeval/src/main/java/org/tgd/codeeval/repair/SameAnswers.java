package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;

/** Whether two programs answer alike on inputs that no public test has. */
public final class SameAnswers {
  private static final int INPUTS = 30;

  private SameAnswers() {}

  /**
   * Runs both on generated inputs.
   *
   * @return empty if no input could be made, or the first program answers none
   */
  public static Optional<Boolean> of(
      Runner runner, Problem problem, Language language, List<String> programs) {
    var runs = new TestRuns(runner, problem, language, Integer.MAX_VALUE);
    Run start = runs.start(programs.get(0));
    var probing = new Probing(problem, runs);
    if (probing.make(INPUTS, start).size() == 0) {
      return Optional.empty();
    }
    List<String> first = probing.answers(programs.get(0));
    if (first.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        programs.stream().skip(1).allMatch(program -> first.equals(probing.answers(program))));
  }
}
