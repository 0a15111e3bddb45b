package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.sandbox.Limits;

/** Verdicts on Java solutions, honest and hostile. */
class JavaRunnerIT {
  private static final Problem PAIRS = Fixture.pairs();
  private static final String RIGHT =
      "int c = 0; for (int i = 0; i < nums.length; i++) for (int j = 0; j < i; j++)"
          + " if (nums[i] + nums[j] == k) c++; return c;";
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT.withLimits(Limits.DEFAULT.withSeconds(2)));
    NeedsSandbox.of(runner, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Judgement judge(String body) {
    return runner.judge(
        PAIRS,
        Fixture.java(
            PAIRS,
            "class Solution {",
            "  public int solve(int[] nums, int k) {",
            body,
            "  }",
            "}"));
  }

  @Test
  void passesARightSolution() {
    Judgement judgement = judge(RIGHT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.hiddenRun().vector()).isEqualTo("111");
  }

  @Test
  void tellsLineAndColumnOfACompilerError() {
    Run run = judge("    return nums.size();").publicRun();
    assertThat(run.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(run.failure().orElseThrow().line()).isEqualTo(3);
    assertThat(run.failure().orElseThrow().column()).isEqualTo(16);
  }

  @Test
  void tellsTheLineOfAnException() {
    Judgement judgement = judge("    return nums[99];");
    Failure failure = judgement.publicRun().outcomes().get(0).failure().orElseThrow();
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(failure.type()).isEqualTo("ArrayIndexOutOfBoundsException");
    assertThat(failure.line()).isEqualTo(3);
  }

  @Test
  void doesNotTakeAnExitForSuccess() {
    assertThat(judge("System.exit(0); return 0;").verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void limitsTimeAndMemory() {
    assertThat(judge("while (true) { if (k == 12345) return 0; }").verdict())
        .isEqualTo(Verdict.TIME_LIMIT);
    assertThat(
            judge("List<byte[]> l = new ArrayList<>(); while (true) l.add(new byte[1 << 24]);")
                .verdict())
        .isEqualTo(Verdict.MEMORY_LIMIT);
  }

  @Test
  void coversTheLinesThatRun() {
    Run run =
        runner.cover(
            PAIRS,
            Fixture.java(
                PAIRS,
                "class Solution {",
                "  int solve(int[] nums, int k) {",
                "    if (k == 5)",
                "      return 2;",
                "    for (int i = 0; i < 2; i++) k++;",
                "    return 3;",
                "  }",
                "}"),
            PAIRS.publicCases());
    assertThat(run.vector()).isEqualTo("11");
    assertThat(run.outcomes().get(0).lines()).containsExactly(3, 4);
    assertThat(run.outcomes().get(1).lines()).containsExactly(3, 5, 6);
  }

  @Test
  void aTestClassPassesOnlyWhenItsMainReturns() {
    String main =
        "public class Main { public static void main(String[] a) {"
            + " if (new Solution().solve(new int[] {1}, 2) != 7) throw new AssertionError(); } }";
    Problem problem = Fixture.tested(main);
    List<String> bodies = List.of("return 7;", "return 8;", "System.exit(0); return 7;");
    List<Verdict> verdicts =
        bodies.stream()
            .map(body -> "class Solution { int solve(int[] nums, int k) { " + body + " } }")
            .map(code -> runner.judge(problem, Fixture.java(problem, code)).verdict())
            .toList();
    assertThat(verdicts)
        .containsExactly(Verdict.PASSED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR);
  }
}
