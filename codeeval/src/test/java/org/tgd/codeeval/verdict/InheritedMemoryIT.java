package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.sandbox.Limits;

/** A later job of a sandbox finds nothing of an earlier one in its own memory. */
class InheritedMemoryIT {
  private static final String PLANTED = "PLANTED-";
  private static final List<String> INPUT = List.of(PLANTED + "input".repeat(2000), "b");
  private static final List<Value> WORDS = INPUT.stream().map(Value::of).toList();
  private static final Problem VALUES =
      Fixture.of(
          "solve",
          "List[int]",
          List.of("List[str]"),
          new TestCase(List.of(Value.of(WORDS)), Value.of(PLANTED + "expected")));
  private static final Problem SCANNED =
      Fixture.of(
          "solve",
          "List[int]",
          List.of("List[str]"),
          new TestCase(List.of(Value.of(List.of())), Value.of(List.of())));

  private static Problem checks() {
    var tests =
        new Tests.PythonChecks(
            "SETUP = '" + PLANTED + "setup'",
            PLANTED.substring(0, 7) + "_method",
            List.of(),
            List.of(
                "assert PLANTED_method('PLANTED-argument') == 'PLANTED-result', 'PLANTED-why'"));
    return new Problem(
        "checks",
        "",
        "",
        "",
        new Signature("", "PLANTED_method", List.of(), Type.ANY),
        Map.of(),
        tests,
        Comparison.EXACT,
        Map.of());
  }

  private static List<String> victims() {
    return List.of(
        "class Solution:\n  def solve(self, w):\n    print('PLANTED-out'); return w + ['PLANTED-answer']",
        "import sys\nclass Solution:\n  def solve(self, w):\n    print('PLANTED-err', file=sys.stderr)\n"
            + "    raise ValueError('PLANTED-message')",
        "class Solution:\n  def solve(self, PLANTED-parameter): return 1",
        "print('PLANTED-' * 9)\nraise KeyError('PLANTED-loading')",
        "import os\nclass Solution:\n  def solve(self, w): os._exit(len('PLANTED-exit'))",
        "class Solution:\n  def solve(self, w):\n    while 'PLANTED-loop': pass");
  }

  private static String scanner() throws IOException {
    try (InputStream in = InheritedMemoryIT.class.getResourceAsStream("memory-scan.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void finds(Runner runner, String after) throws IOException {
    Run run = runner.runPublic(SCANNED, Fixture.python(SCANNED, scanner()));
    assertThat(run.outcomes().get(0).answer())
        .as("after " + after + ": " + run)
        .contains(Value.of(List.of(Value.of(true), Value.of(0))));
  }

  @Test
  void nothingOfAnEarlierJobIsInTheMemoryOfALaterOne() throws IOException {
    Limits limits = Limits.DEFAULT.withSeconds(2);
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT.withLimits(limits))) {
      NeedsSandbox.of(runner, Language.PYTHON);
      for (String victim : victims()) {
        runner.runPublic(VALUES, Fixture.python(VALUES, victim));
        finds(runner, victim);
      }
      var named = new Submission("s", "checks", Optional.of(Language.PYTHON), named(), false);
      assertThat(runner.judge(checks(), named).verdict()).isEqualTo(Verdict.PASSED);
      finds(runner, "test code");
    }
  }

  @Test
  void noJobCanLeaveAMarkForALaterOne() {
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      NeedsSandbox.of(runner, Language.PYTHON);
      var marking =
          Fixture.python(
              SCANNED,
              "import os, socket",
              "def tried(act, *arguments):",
              "    try: act(*arguments)",
              "    except OSError: return []",
              "    return [act.__name__ + ' ' + str(arguments[0])]",
              "class Solution:",
              "    def solve(self, words):",
              "        places = ['/', '/proc'] + ['/dev/' + n for n in os.listdir('/dev')]",
              "        places += ['/dev/pts/ptmx', '/dev/mqueue']",
              "        found = []",
              "        for place in places:",
              "            found += tried(os.chmod, place, 0o666) + tried(os.utime, place)",
              "            found += tried(os.setxattr, place, 'user.x', b'1')",
              "        for family in (2, 10, 16, 17, 40):",
              "            found += tried(socket.socket, family)",
              "        return found");
      Run run = runner.runPublic(SCANNED, marking);
      assertThat(run.verdict()).as(run.toString()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void noJobMeetsTheStateOfAnEndThatAnotherHeld() {
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      NeedsSandbox.of(runner, Language.PYTHON);
      for (int i = 0; i < 3; i++) {
        var ends =
            Fixture.python(
                SCANNED,
                "import fcntl, os",
                "class Solution:",
                "    def solve(self, words):",
                "        found = []",
                "        for fd in range(100):",
                "            try:",
                "                flags = fcntl.fcntl(fd, fcntl.F_GETFL)",
                "                owner = fcntl.fcntl(fd, fcntl.F_GETOWN)",
                "            except OSError:",
                "                continue",
                "            mark = os.O_NONBLOCK | os.O_APPEND",
                "            if flags & mark or owner: found.append([fd, flags, owner])",
                "            if fd not in (3, 4): fcntl.fcntl(fd, fcntl.F_SETFL, flags | mark)",
                "            fcntl.fcntl(fd, fcntl.F_SETOWN, os.getpid())",
                "        return found");
        Run run = runner.runPublic(SCANNED, ends);
        assertThat(run.verdict()).as(run.toString()).isEqualTo(Verdict.PASSED);
      }
    }
  }

  private static String named() {
    return "def PLANTED_method(x): return 'PLANTED-result'";
  }
}
