package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;

/** Where programs go round whose time runs out, when their lines are noted. */
class TurningIT {
  private static final double SECONDS = 1.5;
  private static final String[] SEARCH = {
    "def solve(nums, k):",
    "    lo, hi = 0, len(nums)",
    "    while lo < hi:",
    "        mid = (lo + hi) // 2",
    "        if nums[mid] < k:",
    "            lo = mid",
    "        else:",
    "            hi = mid",
    "    return lo",
  };
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT).within(SECONDS);
    NeedsSandbox.of(runner, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static TestOutcome first(Problem problem, Submission submission) {
    return runner.coverPublic(problem, submission).outcomes().get(0);
  }

  private static Failure late(TestOutcome outcome) {
    assertThat(outcome.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    Failure failure = outcome.failure().orElseThrow();
    assertThat(failure.message()).contains("used more than 1.5 s of processor");
    return failure;
  }

  @Test
  void aLoopInPythonTellsItsLinesAndThatNothingChanges() {
    TestOutcome outcome = first(Fixture.pairs(), Fixture.python(Fixture.pairs(), SEARCH));
    Failure failure = late(outcome);
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.turning()).contains(new Failure.Turning(List.of(3, 4, 5, 6), true));
    assertThat(failure.locals())
        .extracting(local -> local.name() + " = " + local.value())
        .containsExactly("hi = 4", "k = 5", "lo = 3", "mid = 3", "nums = [1, 2, 3, 4]");
    assertThat(outcome.lines()).containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void testCodeOfItsOwnTellsTheSame() {
    Problem checked = Fixture.checkedPairs();
    Failure failure = late(first(checked, Fixture.python(checked, SEARCH)));
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.turning()).contains(new Failure.Turning(List.of(3, 4, 5, 6), true));
  }

  private static Stream<Arguments> python() {
    return Stream.of(
        Arguments.of(
            "a helper is called",
            List.of(
                "def one(x):",
                "    return x + 1",
                "def solve(nums, k):",
                "    x = 0",
                "    while True:",
                "        x = one(x)"),
            5,
            List.of(2, 5, 6),
            false),
        Arguments.of(
            "the loop is in the helper",
            List.of(
                "def stay(x):",
                "    while x:",
                "        x = -x",
                "def solve(nums, k):",
                "    for n in nums:",
                "        stay(n)"),
            2,
            List.of(2, 3),
            false),
        Arguments.of(
            "a list grows",
            List.of(
                "def solve(nums, k):",
                "    for n in nums:",
                "        if len(nums) < 10 ** 12:",
                "            nums.append(n)"),
            2,
            List.of(2, 3, 4),
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("python")
  void theInnermostFrameThatStaysHasTheLoop(
      String what, List<String> code, int line, List<Integer> repeats, boolean same) {
    Failure failure =
        late(first(Fixture.pairs(), Fixture.python(Fixture.pairs(), code.toArray(String[]::new))));
    assertThat(failure.line()).as(what).isEqualTo(line);
    assertThat(failure.turning()).contains(new Failure.Turning(repeats, same));
  }

  @Test
  void javaTellsTheLinesToo() {
    Problem pairs = Fixture.pairs();
    TestOutcome outcome =
        first(
            pairs,
            Fixture.java(
                pairs,
                "class Solution {",
                "  int half(int a, int b) {",
                "    return (a + b) / 2;",
                "  }",
                "  public int solve(int[] nums, int k) {",
                "    int lo = 0, hi = nums.length;",
                "    while (lo < hi) {",
                "      int mid = half(lo, hi);",
                "      if (nums[mid] < k) {",
                "        lo = mid;",
                "      } else {",
                "        hi = mid;",
                "      }",
                "    }",
                "    return lo;",
                "  }",
                "}"));
    Failure failure = late(outcome);
    assertThat(failure.line()).isBetween(8, 10);
    assertThat(failure.turning()).contains(new Failure.Turning(List.of(3, 8, 9, 10), false));
    assertThat(outcome.lines()).contains(3, 6, 7, 8, 9, 10).doesNotContain(12, 15);
  }

  @Test
  void aTestClassBesideAJavaSolutionTellsThemToo() {
    Problem tested =
        Fixture.tested(
            "public class Main { public static void main(String[] a) {"
                + " if (new Solution().solve(new int[] {1}, 5) != 1)"
                + " throw new AssertionError(); } }");
    Submission solution =
        Fixture.java(
            tested,
            "class Solution {",
            "  public int solve(int[] nums, int k) {",
            "    while (k > 0) {",
            "      nums[0] = k;",
            "    }",
            "    return 1;",
            "  }",
            "}");
    Failure failure = late(first(tested, solution));
    assertThat(failure.turning()).contains(new Failure.Turning(List.of(4), false));
  }

  @Test
  void whoSaysItOftenIsCutOffAndWhoEndsIsNotBlamed() {
    Problem pairs = Fixture.pairs();
    TestOutcome slow =
        first(
            pairs,
            Fixture.python(
                pairs,
                "def solve(nums, k):",
                "    n = 0",
                "    while n < 150000:",
                "        n += 1",
                "    return 2"));
    assertThat(slow.verdict()).as("%s", slow.failure()).isEqualTo(Verdict.PASSED);
    TestOutcome forger =
        first(
            pairs,
            Fixture.python(
                pairs,
                "import os",
                "def solve(nums, k):",
                "    text = b'{\"op\": \"still\"}'",
                "    frame = len(text).to_bytes(4, 'big') + text",
                "    while True:",
                "        for fd in range(3, 20):",
                "            try:",
                "                os.write(fd, frame * 9)",
                "            except OSError:",
                "                pass"));
    assertThat(forger.passed()).isFalse();
  }
}
