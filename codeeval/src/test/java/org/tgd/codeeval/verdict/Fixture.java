package org.tgd.codeeval.verdict;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.core.ReferenceData;

/** Small problems, and what the machine must have. */
final class Fixture {
  private Fixture() {}

  /** Counts the pairs of numbers that sum to k. */
  static Problem pairs() {
    var tests =
        new Tests.Values(
            List.of(pairs(2, 5, 1, 2, 3, 4), pairs(3, 2, 1, 1, 1)),
            List.of(pairs(0, 0), pairs(6, 0, 0, 0, 0, 0), pairs(2, 0, -1, 1, 2, -2, 7)));
    var signature =
        new Signature(
            "Solution",
            "solve",
            List.of(
                new Parameter("nums", Type.parse("List[int]")),
                new Parameter("k", Type.parse("int"))),
            Type.parse("int"));
    return new Problem("pairs", "", "", "", signature, Map.of(), tests, Comparison.EXACT, Map.of());
  }

  /** The same with test code. */
  static Problem checkedPairs() {
    var tests =
        new Tests.PythonChecks(
            "",
            "solve",
            List.of("assert solve([1, 2, 3, 4], 5) == 2", "assert solve([1, 1, 1], 2) == 3"),
            List.of("assert solve([], 0) == 0", "assert solve([-1, 1, 2, -2, 7], 0) == 2"));
    Problem values = pairs();
    return new Problem(
        "pairs", "", "", "", values.signature(), Map.of(), tests, Comparison.EXACT, Map.of());
  }

  /** The same with a program of assertions, as MultiPL-E lays it out. */
  static Problem assertedPairs(Language language) {
    try {
      Path rows = Path.of(Fixture.class.getResource("multipl-e.jsonl").toURI());
      return ProblemFile.readAll(rows).stream()
          .filter(problem -> problem.languages().contains(language))
          .findFirst()
          .orElseThrow();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestCase pairs(long expected, long k, long... numbers) {
    List<Value> values = java.util.Arrays.stream(numbers).mapToObj(Value::of).toList();
    return new TestCase(List.of(Value.of(values), Value.of(k)), Value.of(expected));
  }

  /** Any problem of one method of class {@code Solution}. */
  static Problem of(String method, String returns, List<String> types, TestCase... tests) {
    var parameters = new java.util.ArrayList<Parameter>();
    for (String type : types) {
      parameters.add(new Parameter("p" + parameters.size(), Type.parse(type)));
    }
    return new Problem(
        "task",
        "",
        "",
        "",
        new Signature("Solution", method, parameters, Type.parse(returns)),
        Map.of(),
        new Tests.Values(List.of(tests), List.of()),
        Comparison.EXACT,
        Map.of());
  }

  /** A problem tested by a Java class beside the solution. */
  static Problem tested(String main) {
    return new Problem(
        "main",
        "",
        "",
        "",
        pairs().signature(),
        Map.of(),
        new Tests.JavaMain(Optional.of(main), main),
        Comparison.EXACT,
        Map.of());
  }

  static Submission python(Problem problem, String... lines) {
    return submission(problem, Language.PYTHON, lines);
  }

  static Submission java(Problem problem, String... lines) {
    return submission(problem, Language.JAVA, lines);
  }

  private static Submission submission(Problem problem, Language language, String... lines) {
    return new Submission(
        "s", problem.taskId(), Optional.of(language), String.join("\n", lines), false);
  }

  /** A reference file; skips the test when it is not there. */
  static Path reference(String name) {
    return ReferenceData.at("codeeval/" + name);
  }
}
