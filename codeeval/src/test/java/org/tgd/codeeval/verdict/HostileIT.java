package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.sandbox.Limits;

/**
 * Solutions that attack: each gets one of the verdicts that its heading in {@code hostile-*.txt}
 * allows, an innocent solution beside it passes, and nothing of them is left.
 */
class HostileIT {
  private static final Problem PAIRS = Fixture.pairs();
  private static final Map<Language, String> INNOCENT =
      Map.of(
          Language.PYTHON,
          "def solve(nums, k):\n"
              + "    return sum(nums[i] + nums[j] == k for i in range(len(nums)) for j in"
              + " range(i))",
          Language.JAVA,
          "class Solution { int solve(int[] nums, int k) { int c = 0; for (int i = 0; i <"
              + " nums.length; i++) for (int j = 0; j < i; j++) if (nums[i] + nums[j] == k) c++;"
              + " return c; } }",
          Language.CPP,
          "long solve(std::vector<long> n, long k) { long c = 0; for (size_t i = 0; i < n.size();"
              + " i++) for (size_t j = 0; j < i; j++) c += n[i] + n[j] == k; return c; }",
          Language.JAVASCRIPT,
          "function solve(n, k) { let c = 0; for (let i = 0; i < n.length; i++) for (let j = 0;"
              + " j < i; j++) if (n[i] + n[j] === k) c++; return c; }",
          Language.GO,
          "func solve(n []int, k int) int { c := 0; for i := range n { for j := 0; j < i; j++ {"
              + " if n[i]+n[j] == k { c++ } } }; return c }",
          Language.RUST,
          "fn solve(n: Vec<isize>, k: isize) -> isize { let mut c = 0; for i in 0..n.len() {"
              + " for j in 0..i { if n[i] + n[j] == k { c += 1; } } } c }");

  private record Attack(String name, List<Verdict> allowed, String code) {}

  private static List<Attack> attacks(String file) throws IOException {
    var attacks = new ArrayList<Attack>();
    try (InputStream in = HostileIT.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String part : text.substring(4).split("\n### ", -1)) {
        String head = part.substring(0, part.indexOf('\n'));
        String[] sides = head.split(": ", 2);
        List<Verdict> allowed =
            List.of(sides[1].split(" ")).stream().map(Verdict::valueOf).toList();
        attacks.add(new Attack(sides[0], allowed, part.substring(head.length() + 1)));
      }
    }
    return attacks;
  }

  /** Four at a time, each attack with an innocent solution behind it: most attacks only wait. */
  private static void withstands(Problem problem, Language language, String file) throws Exception {
    var broken = new ArrayList<String>();
    Limits limits = Limits.DEFAULT.withSeconds(1.5).withMemoryMb(256);
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT.withLimits(limits).withWorkers(4))) {
      NeedsSandbox.of(runner, language);
      ExecutorService pool = Executors.newFixedThreadPool(4);
      var hostile = new LinkedHashMap<Attack, Future<Judgement>>();
      var innocent = new ArrayList<Future<Judgement>>();
      for (Attack attack : attacks(file)) {
        hostile.put(attack, pool.submit(() -> judge(runner, problem, language, attack.code())));
        innocent.add(pool.submit(() -> judge(runner, problem, language, INNOCENT.get(language))));
      }
      for (var each : hostile.entrySet()) {
        Judgement judged = each.getValue().get();
        if (!each.getKey().allowed().contains(judged.verdict())) {
          broken.add(each.getKey().name() + ": " + Summary.of(problem, judged));
        }
      }
      for (Future<Judgement> each : innocent) {
        if (each.get().verdict() != Verdict.PASSED) {
          broken.add("beside them: " + Summary.of(problem, each.get()));
        }
      }
      pool.shutdown();
    }
    assertThat(broken).isEmpty();
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private static Judgement judge(Runner runner, Problem problem, Language language, String code) {
    return runner.judge(
        problem, new Submission("s", problem.taskId(), Optional.of(language), code, false));
  }

  @Test
  void pythonAttacksFail() throws Exception {
    withstands(PAIRS, Language.PYTHON, "hostile-python.txt");
  }

  @Test
  void pythonAttacksOnTestCodeFail() throws Exception {
    withstands(Fixture.checkedPairs(), Language.PYTHON, "hostile-python.txt");
  }

  @Test
  void javaAttacksFail() throws Exception {
    withstands(PAIRS, Language.JAVA, "hostile-java.txt");
  }

  @Test
  void javaAttacksOnATestClassBesideThemFail() throws Exception {
    String main =
        "public class Main { public static void main(String[] a) throws Exception {"
            + " Solution s = new Solution();"
            + " if (!Objects.equals(s.solve(new int[] {1, 2, 3, 4}, 5), 2))"
            + " throw new AssertionError(); } }";
    withstands(Fixture.tested(main), Language.JAVA, "hostile-java-main.txt");
  }

  @ParameterizedTest
  @EnumSource(names = {"CPP", "JAVASCRIPT", "GO", "RUST"})
  void attacksInLanguagesWithACompilerOfTheirOwnFail(Language language) throws Exception {
    withstands(Fixture.assertedPairs(language), language, "hostile-" + language.label() + ".txt");
  }
}
