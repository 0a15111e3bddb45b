package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.sandbox.Limits;

/** Verdicts on Python solutions, honest and hostile. */
class PythonRunnerIT {
  private static final Problem PAIRS = Fixture.pairs();
  private static final String RIGHT =
      "    return sum(nums[i] + nums[j] == k for i in range(len(nums)) for j in range(i))";
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT.withLimits(Limits.DEFAULT.withSeconds(2)));
    NeedsSandbox.of(runner, Language.PYTHON);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Judgement judge(String... lines) {
    return runner.judge(PAIRS, Fixture.python(PAIRS, lines));
  }

  @Test
  void passesARightFunction() {
    Judgement judgement = judge("def solve(nums, k):", RIGHT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.publicRun().vector()).isEqualTo("11");
    assertThat(judgement.hiddenRun().vector()).isEqualTo("111");
    assertThat(judgement.hiddenRun().memoryKb()).isPositive();
  }

  @Test
  void passesARightMethodThatPrintsMuch() {
    Judgement judgement =
        judge("class Solution:", "  def solve(self, nums, k):", "    print('x' * 120000)", RIGHT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void tellsWhereAWrongAnswerDiffers() {
    Judgement judgement = judge("def solve(nums, k):", "  return 2");
    assertThat(judgement.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(judgement.publicRun().vector()).isEqualTo("10");
    assertThat(judgement.publicRun().outcomes().get(1).difference()).isPresent();
  }

  @Test
  void tellsLineColumnAndLocalsOfAnException() {
    Judgement judgement =
        judge("def solve(nums, k):", "  best = 3", "  return best + nums[k * 10]");
    Failure failure = judgement.publicRun().outcomes().get(0).failure().orElseThrow();
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(failure.type()).isEqualTo("IndexError");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.locals()).contains(new Failure.Local("best", "3"));
  }

  @Test
  void tellsTheLineOfASyntaxError() {
    Run run = judge("def solve(nums, k):", "  return (1 +").publicRun();
    assertThat(run.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(run.failure().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void namesWhatIsThereWhenTheMethodIsMissing() {
    Run run = judge("def other(nums, k):", "  return 1").publicRun();
    assertThat(run.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(run.failure().orElseThrow().message()).contains("Solution.solve", "other");
  }

  @Test
  void doesNotTakeAnExitForSuccess() {
    for (String exit : List.of("import sys; sys.exit(0)", "import os; os._exit(0)")) {
      assertThat(judge(exit, "def solve(nums, k):", RIGHT).verdict())
          .isEqualTo(Verdict.RUNTIME_ERROR);
    }
  }

  @Test
  void goesOnWithTheOtherTestsAfterACrash() {
    Judgement judgement =
        judge("import os", "def solve(nums, k):", "    if len(nums) == 3: os.abort()", RIGHT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.publicRun().vector()).isEqualTo("10");
    assertThat(judgement.hiddenRun().vector()).isEqualTo("111");
  }

  @Test
  void limitsTimeMemoryAndOutput() {
    assertThat(judge("def solve(nums, k):", "  while True: pass").verdict())
        .isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judge("def solve(nums, k):", "  return len([0] * 10**9)").verdict())
        .isEqualTo(Verdict.MEMORY_LIMIT);
    assertThat(
            judge("import os", "def solve(nums, k):", "  while True: os.write(1, b'x' * 65536)")
                .verdict())
        .isEqualTo(Verdict.OUTPUT_LIMIT);
    assertThat(judge("def solve(nums, k):", "  r = []", "  r.append(r)", "  return r").verdict())
        .isEqualTo(Verdict.OUTPUT_LIMIT);
  }

  @Test
  void anObjectEqualToEverythingIsNoAnswer() {
    Judgement judgement =
        judge(
            "class Any:",
            "  def __eq__(self, other): return True",
            "def solve(nums, k): return Any()");
    assertThat(judgement.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void aHostileJobDoesNotTouchTheNext() {
    judge(
        "import os, builtins, json",
        "open('/tmp/left', 'w').write('x')",
        "builtins.len = lambda x: 0",
        "json.dumps = None",
        "def solve(nums, k):",
        "  if os.fork() == 0:",
        "    os.setsid()",
        "    while True: pass",
        "  os.kill(-1, 9)");
    Judgement next =
        judge(
            "import os",
            "assert not os.path.exists('/tmp/left')",
            "assert not os.listdir('/proc')",
            "def solve(nums, k):",
            RIGHT);
    assertThat(next.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void seesNeitherEnvironmentNorNetworkNorFiles() {
    Judgement judgement =
        judge(
            "import os, socket",
            "assert not set(os.environ) - {'PWD', 'LC_CTYPE'}, os.environ",
            "assert not os.path.exists('/etc/passwd') and not os.path.exists('/home')",
            "try:",
            "  open('/usr/x', 'w')",
            "  raise AssertionError('wrote')",
            "except OSError: pass",
            "try:",
            "  socket.create_connection(('1.1.1.1', 53), 1)",
            "  raise AssertionError('connected')",
            "except OSError: pass",
            "def solve(nums, k):",
            RIGHT);
    assertThat(judgement.publicRun().failure()).isEmpty();
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void coversTheLinesThatRun() {
    Run run =
        runner.cover(
            PAIRS,
            Fixture.python(
                PAIRS, "def solve(nums, k):", "  if k == 5:", "    return 2", "  return 3"),
            PAIRS.publicCases());
    assertThat(run.outcomes().get(0).lines()).containsExactly(2, 3);
    assertThat(run.outcomes().get(1).lines()).containsExactly(2, 4);
  }

  @Test
  void buildsNodesAndGivesFreshArguments() {
    Value list = ValueJson.parse("[3, 1, 2]");
    Problem reverse =
        Fixture.of(
            "go",
            "ListNode",
            List.of("ListNode", "TreeNode"),
            new TestCase(List.of(list, ValueJson.parse("[1, null, 2]")), ValueJson.parse("[2, 3]")),
            new TestCase(List.of(list, ValueJson.parse("[]")), ValueJson.parse("[3, 1, 2]")));
    Run run =
        runner.runPublic(
            reverse,
            Fixture.python(
                reverse,
                "class Solution:",
                "  def go(self, head: ListNode, root: Optional[TreeNode]) -> ListNode:",
                "    return ListNode(root.right.val, ListNode(head.val)) if root else head"));
    assertThat(run.vector()).isEqualTo("11");
  }
}
