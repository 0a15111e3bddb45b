package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Column and variables of exceptions in Java; the first input is nums = [1, 2, 3, 4], k = 5. */
class JavaDiagnosisIT {
  private static final Problem PAIRS = Fixture.pairs();
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT);
    NeedsSandbox.of(runner, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Failure failure(String... lines) {
    return runner
        .judgePublic(PAIRS, Fixture.java(PAIRS, lines))
        .publicRun()
        .outcomes()
        .get(0)
        .failure()
        .orElseThrow();
  }

  private static String locals(Failure failure) {
    return String.join(
        "; ", failure.locals().stream().map(local -> local.name() + "=" + local.value()).toList());
  }

  /** Bodies of the method, an {@code @} before the place where each fails, and its variables. */
  private static Stream<Arguments> failing() {
    String given = "k=5; nums=[1, 2, 3, 4]";
    return Stream.of(
        Arguments.of("return nums[0] + nums@[99];", given),
        Arguments.of(
            "for (int i = 0; nums[i] + nums@[i + 1] > 0; i++) { } return 0;", "i=3; " + given),
        Arguments.of(
            "int[] two = {0, 0}; two@[k] = Math.abs(nums[0]) + nums[1]; return 0;",
            given + "; two=[0, 0]"),
        Arguments.of("int a = 0; while (true) { int q = k @/ a + k / 3; }", "a=0; " + given),
        Arguments.of(
            "var m = new TreeMap<String, Integer>(Map.of(\"a\", 1));"
                + " return m.get(\"a\") + m.get@(\"b\");",
            "k=5; m={\"a\": 1}; nums=[1, 2, 3, 4]"),
        Arguments.of(
            "String s = \"x\" + k; return s.length() + Integer.parseInt@(s) + s.length();",
            given + "; s=\"x5\""),
        Arguments.of(
            "Integer[] r = {3, null}; int z = 2; Arrays.sort(r, (x, y) -> z * @x - y); return 0;",
            "x=null; y=3; z=2"),
        Arguments.of("Object o = nums; return (@(String) o).length();", given + "; o=[1, 2, 3, 4]"),
        Arguments.of("int[] a = k > 0 ? null : nums; return a@.length;", "a=null; " + given),
        Arguments.of("int n = k - 9; return (@new int[n]).length;", "k=5; n=-4; nums=[1, 2, 3, 4]"),
        Arguments.of(
            "int w; w = 3; if (w > 2) throw @new IllegalStateException(); return 0;",
            given + "; w=3"),
        Arguments.of("return Math.abs(k) + @new ArrayList<>(Math.min(k, -1)).size();", given),
        Arguments.of(
            "switch (k) { case 5: int t = 9; return nums@[t]; default: return 0; }", given),
        Arguments.of(
            "outer: for (int i = 0; ; i++) { for (int j : nums) { if (j > i) continue outer;"
                + " nums@[i + j] = nums[i]; } }",
            "i=2; j=2; k=5; nums=[1, 2, 2, 2]"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void tellsColumnAndVariables(String body, String locals) {
    Failure failure =
        failure(
            "class Solution {",
            "  int solve(int[] nums, int k) {",
            "\t" + body.replace("@", ""),
            "  }",
            "}");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.column()).isEqualTo(body.indexOf('@') + 2);
    assertThat(locals(failure)).isEqualTo(locals);
  }

  @Test
  void tellsTheLineOfAPartOfALongStatement() {
    Failure failure =
        failure(
            "class Solution { int solve(int[] nums, int k) {",
            "  return nums[0]",
            "    + nums[k]; } }");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.column()).isEqualTo(11);
  }

  @Test
  void tellsTheInnermostCallOfARecursion() {
    Failure failure =
        failure(
            "class Solution {",
            "  int solve(int[] nums, int k) { return at(nums, 0); }",
            "  int at(int[] a, int depth) { return a[depth] + at(a, depth + 1); }",
            "}");
    assertThat(locals(failure)).isEqualTo("a=[1, 2, 3, 4]; depth=4");
    assertThat(failure.trace()).hasSize(6);
  }

  @Test
  void runsNoCodeOfTheSolutionToShowItsValues() {
    Failure failure =
        failure(
            "class Solution {",
            "  static class Loud extends ArrayList<Integer> {",
            "    public String toString() { throw new Error(); }",
            "    public Iterator<Integer> iterator() { throw new Error(); }",
            "    public int hashCode() { throw new Error(); }",
            "  }",
            "  int solve(int[] nums, int k) {",
            "    Object own = new Loud(); Object[] some = {own, 'c', null, 1.5};",
            "    List<Integer> hidden = Collections.unmodifiableList(new Loud());",
            "    Runnable f = () -> { }; long[] many = new long[99];",
            "    return nums[-1];",
            "  }",
            "}");
    assertThat(locals(failure))
        .isEqualTo(
            "f=<lambda>; hidden=<UnmodifiableRandomAccessList>; k=5; many=["
                + "0, ".repeat(12)
                + "...]; nums=[1, 2, 3, 4]; own=<Loud>; some=[<Loud>, 'c', null, 1.5]");
  }

  @Test
  void keepsWhatIsKnownOfAProgramThatFailsOtherwiseThen() {
    Failure failure =
        failure(
            "class Solution {",
            "  int solve(int[] nums, int k) {",
            "    if (new Error().getStackTrace()[0].getLineNumber() != 3) throw new Error();",
            "    throw new IllegalStateException();",
            "  }",
            "}");
    assertThat(failure.type()).isEqualTo("IllegalStateException");
    assertThat(failure.line()).isEqualTo(4);
    assertThat(failure.column()).isZero();
    assertThat(failure.locals()).isEmpty();
  }

  @Test
  void tellsPlacesInATestClassToo() {
    String main =
        "public class Main { public static void main(String[] a) { new Solution().f(0); } }";
    Problem problem = Fixture.tested(main);
    Failure failure =
        runner
            .judgePublic(
                problem, Fixture.java(problem, "class Solution { int f(int x) { return 1 / x; } }"))
            .publicRun()
            .outcomes()
            .get(0)
            .failure()
            .orElseThrow();
    assertThat(failure.column()).isEqualTo(42);
    assertThat(locals(failure)).isEqualTo("x=0");
  }
}
