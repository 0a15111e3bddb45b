package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Printed;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.StreamCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;

class StreamsIT {
  private static final String TWO_NUMBERS =
      """
      def check(given, expected, actual):
          try: a, b = map(int, actual.split())
          except ValueError: return False, 'two numbers'
          return a + b == int(given)
      """;
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT);
    NeedsSandbox.of(runner, Language.PYTHON, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Problem sums(String checker) {
    var tests =
        new Tests.Streams(
            List.of(new StreamCase("1 2\n", "3\n"), new StreamCase("5 7", "12")),
            List.of(new StreamCase("0 0", "0")));
    return problem(tests, checker);
  }

  private static Problem problem(Tests tests, String checker) {
    return new Problem(
        "sums",
        "",
        "",
        "",
        new Signature("", "main", List.of(), Type.ANY),
        Map.of(),
        tests,
        Printed.USUAL,
        Map.of(),
        checker);
  }

  private static Judgement python(String... lines) {
    Problem problem = sums("");
    return runner.judge(problem, Fixture.python(problem, lines));
  }

  @Test
  void aProgramRunsAfreshOnEachInput() {
    Judgement judgement =
        python(
            "import sys, atexit",
            "assert __name__ == '__main__' and 'seen' not in globals()",
            "seen = 1",
            "atexit.register(lambda: print(sum(map(int, sys.stdin.read().split()))))",
            "sys.exit()");
    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.publicRun().vector()).isEqualTo("11");
  }

  @Test
  void endingsGetTheirOwnVerdicts() {
    assertThat(python("print(input())").verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(python("def f(:").verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(python("import os", "os.kill(os.getpid(), 11)").verdict())
        .isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(python("print(3)", "raise SystemExit(1)").verdict())
        .isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(python("while True: print('y' * 1000)").verdict()).isEqualTo(Verdict.OUTPUT_LIMIT);
    Judgement raised = python("a = input()", "print(a[9])");
    assertThat(raised.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(raised.publicRun().outcomes().get(0).failure().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void aProgramFindsNoAnswerThatItCouldPrint() {
    Judgement judgement =
        python(
            "import os",
            "found = ''",
            "for name in os.listdir('/tmp'):",
            "    found += open('/tmp/' + name, errors='replace').read()",
            "for fd in range(3, 60):",
            "    try: found += str(fd) + str(os.fstat(fd))",
            "    except OSError: pass",
            "print(found or 'nothing')");
    assertThat(judgement.publicRun().outcomes().get(0).answer())
        .as(judgement.toString())
        .contains(Value.of("nothing\n"));
  }

  @Test
  void javaProgramsMayEndTheMachine() {
    Problem problem = sums("");
    var exits =
        Fixture.java(
            problem,
            "import java.util.*;",
            "public class Main {",
            "  static int calls;",
            "  public static void main(String[] a) {",
            "    Scanner s = new Scanner(System.in);",
            "    System.out.println(s.nextInt() + s.nextInt() + calls++);",
            "    if (a.length == 0) System.exit(0);",
            "  }",
            "}");
    assertThat(runner.judge(problem, exits).verdict()).isEqualTo(Verdict.PASSED);
    var wrong =
        Fixture.java(problem, "class A { public static void main(String[] a) { int x = 1 / 0; } }");
    assertThat(runner.judge(problem, wrong).verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void aCheckerAcceptsEveryValidAnswer() {
    var tests =
        new Tests.Streams(
            List.of(new StreamCase("10", "4 6")), List.of(new StreamCase("12", "6 6")));
    Problem problem = problem(tests, TWO_NUMBERS);
    var other = Fixture.python(problem, "n = int(input())", "print(1, n - 1)");
    assertThat(runner.judge(problem, other).verdict()).isEqualTo(Verdict.PASSED);
    var words = Fixture.python(problem, "print('a b')");
    Run run = runner.runPublic(problem, words);
    assertThat(run.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(run.outcomes().get(0).difference().orElseThrow().expected())
        .isEqualTo("two numbers");
  }

  @Test
  void aCheckerThatFailsSaysNothingAboutTheSolution() {
    Problem problem = sums("def check(given, expected, actual): return missing");
    Run run = runner.runPublic(problem, Fixture.python(problem, "print(3)"));
    assertThat(run.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run.outcomes().get(0).failure().orElseThrow().message())
        .contains("checker", "missing");
  }
}
