package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tgd.codeeval.language.Build;
import org.tgd.codeeval.language.Toolkit;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Toolchain;

/**
 * Solutions in languages with a compiler or interpreter of their own.
 *
 * @param sandboxes where they run
 * @param programs what was compiled before
 */
record NativeRuns(Sandboxes sandboxes, Programs programs) {
  /** The same programs in other sandboxes. */
  NativeRuns in(Sandboxes others) {
    return new NativeRuns(others, programs);
  }

  /** Judges a solution by a program of assertions. */
  Run asserts(Problem problem, Tests.Asserts tests, String code, String body) {
    Toolkit toolkit = Toolkit.of(tests.language());
    Programs.Made test = test(toolkit, tests, body);
    if (test.start().isEmpty()) {
      return unloaded(1, unfit(test.failed().orElseThrow()));
    }
    Programs.Made solution =
        programs.of(sandboxes, toolkit, toolkit.solution(problem, tests, code));
    return solution
        .start()
        .map(start -> AssertRun.run(sandboxes, test.start().get(), start))
        .orElseGet(() -> unloaded(1, solution.failed().orElseThrow()));
  }

  private Programs.Made test(Toolkit toolkit, Tests.Asserts tests, String body) {
    Optional<Programs.Made> first = Optional.empty();
    for (Build build : toolkit.test(tests, body)) {
      Programs.Made made = programs.of(sandboxes, toolkit, build);
      if (made.start().isPresent()) {
        return made;
      }
      first = first.isPresent() ? first : Optional.of(made);
    }
    return first.orElseThrow();
  }

  /** A test that does not compile says nothing about a solution. */
  private static Load.Failed unfit(Load.Failed failed) {
    if (failed.verdict() == Verdict.HARNESS_ERROR) {
      return failed;
    }
    String why = "the tests cannot be compiled: " + failed.failure().message();
    return new Load.Failed(Verdict.UNSUPPORTED, Failure.of("", Results.cut(why)));
  }

  /** Judges a program that reads and prints. */
  Run program(Language language, String code, StreamRun run, int tests, Checker checker) {
    Toolkit toolkit = Toolkit.of(language);
    Programs.Made made = programs.of(sandboxes, toolkit, toolkit.program(code));
    if (made.start().isEmpty()) {
      return unloaded(tests, made.failed().orElseThrow());
    }
    ObjectNode start = made.start().get().deepCopy().put("program", true);
    String message = start.toString();
    return run.run(() -> sandboxes.program(tests), s -> Load.outcome(s.call(message)), checker);
  }

  private static Run unloaded(int count, Load.Failed failed) {
    return new Run(Results.none(count, failed.verdict()), Optional.of(failed.failure()), 0, 0);
  }

  /**
   * What keeps solutions of that language in.
   *
   * @throws org.tgd.codeeval.sandbox.SandboxException if a tool is missing, or nothing does
   */
  String isolation(Language language) {
    Toolkit toolkit = Toolkit.of(language);
    Toolchain.require(toolkit.tool(), toolkit.source());
    return sandboxes.pythonIsolation();
  }
}
