package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Type;
import org.tgd.core.eval.Change;

class MutationsTest {
  private static final Signature SIGNATURE =
      new Signature(
          "Solution",
          "f",
          List.of(new Parameter("nums", Type.parse("List[int]"))),
          Type.parse("int"));

  private static List<String> changed(String code, Language language) {
    return Mutations.of(code, language, SIGNATURE).stream().map(m -> m.apply(code)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if a <= b: pass     | if a < b: pass",
        "x = a - b           | x = a + b",
        "x = a // b          | x = a % b",
        "x -= 1              | x += 1",
        "x = 1               | x = 0",
        "x = True            | x = False",
        "y = range(n)        | y = range(n + 1)",
        "y = a[i]            | y = a[i - 1]",
        "y = a[i + 1]        | y = a[i]",
        "if a and b: pass    | if a or b: pass",
        "while a: pass       | while not (a): pass",
        "if not a: pass      | if  a: pass",
        "if a in b: pass     | if a not in b: pass",
        "x = min(a, b)       | x = max(a, b)",
        "x = f(a, b)         | x = f(b, a)",
        "x = g[i][j]         | x = g[j][i]",
        "x = a[:k]           | x = a[k:]",
        "x = a[::-1]         | x = a",
        "x = sorted(a)       | x = sorted(a, reverse=True)",
        "a.sort()            | a.sort(reverse=True)",
        "y = range(n)        | y = range(1, n)",
        "x = y               | x += y",
        "x = a + b // c      | x = (a + b) // c",
        "x = inf             | x = -inf",
        "x = 0               | x = float('inf')",
      })
  void pythonSlipsAreUndoneBySomeMutation(String slip, String right) {
    assertThat(changed(slip, Language.PYTHON)).contains(right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "if (a <= b) { }       # if (a < b) { }",
        "int x = a - b;        # int x = a + b;",
        "for (; i < n; i--) {} # for (; i < n; i++) {}",
        "if (a && b) { }       # if (a || b) { }",
        "if (a.isEmpty()) { }  # if (!(a.isEmpty())) { }",
        "x = Math.min(a, b);   # x = Math.max(a, b);",
        "x = stack.peek();     # x = stack.peek() + 1;",
        "x = g[i][j];          # x = g[j][i];",
        "x = y;                # x += y;",
      })
  void javaSlipsAreUndoneBySomeMutation(String slip, String right) {
    assertThat(changed(slip, Language.JAVA)).contains(right);
  }

  @Test
  void aMissingResultIsFilledInFromTheVariablesInScope() {
    String code = "class Solution:\n    def f(self, nums):\n        ans = 0\n        return None\n";

    assertThat(changed(code, Language.PYTHON)).contains(code.replace("None", "ans"));
  }

  @Test
  void aBaseCaseIsAddedAtTheHeadOfTheMethod() {
    String code = "class Solution:\n    def f(self, nums):\n        return nums[0]\n";

    assertThat(changed(code, Language.PYTHON))
        .contains(
            code.replace(
                "        return nums[0]",
                "        if not nums:\n            return 0\n        return nums[0]"));
  }

  @Test
  void aStatementIsLeftOutAndALoopLeftOrContinuedBehindIt() {
    String code = "for x in nums:\n    s += x\n";

    assertThat(changed(code, Language.PYTHON))
        .contains(
            code.replace("s += x", "pass"),
            code.replace("s += x", "s += x\n    break"),
            code.replace("s += x", "s += x\n    continue"));
  }

  @Test
  void changesThatMakeCodeMoreUsualWeighMore() {
    String code = "if x // 2 == 0: i += 1\n";
    List<Mutation> mutations = Mutations.of(code, Language.PYTHON, SIGNATURE);

    assertThat(prior(mutations, code, "if x % 2 == 0: i += 1\n"))
        .isGreaterThan(5 * prior(mutations, code, "if x // 2 == 0: i += 0\n"));
  }

  @Test
  void javaTokensAreWeighedAsThoseOfPythonThatMeanTheSame() {
    String code = "if (x / 2 == 0 && y) { i += 1; }\n";
    List<Mutation> mutations = Mutations.of(code, Language.JAVA, SIGNATURE);

    assertThat(prior(mutations, code, "if (x % 2 == 0 && y) { i += 1; }\n"))
        .isGreaterThan(prior(mutations, code, "if (x / 2 == 0 && y) { i += 0; }\n"));
  }

  private static double prior(List<Mutation> mutations, String code, String changed) {
    return mutations.stream()
        .filter(m -> m.apply(code).equals(changed))
        .mapToDouble(Mutation::prior)
        .max()
        .orElseThrow();
  }

  @Test
  void commentsStringsAndTypeArgumentsAreLeftAlone() {
    assertThat(changed("# 1 < 2\nx = '3 < 4'", Language.PYTHON))
        .allMatch(text -> text.startsWith("# 1 < 2\n"))
        .noneMatch(text -> text.contains("<="));
    assertThat(changed("List<Integer> x; // 1 < 2", Language.JAVA))
        .noneMatch(text -> text.contains("List<=") || text.contains("Integer>="));
  }

  @Test
  void eachProgramIsOfferedOnceAndNeverTheSameAgain() {
    String code = "x = a + a\ny = max(a, b) - 1\n";

    assertThat(changed(code, Language.PYTHON)).doesNotHaveDuplicates().doesNotContain(code);
  }

  @Test
  void aChangeOfALineBringsBackTheMutatedProgram() {
    String code = "class Solution:\n    def f(self, nums):\n        return nums[0]\n";
    for (Mutation m : Mutations.of(code, Language.PYTHON, SIGNATURE)) {
      Change change = Change.of("line " + m.line(), m.before(code), m.after(code));

      assertThat(LineChange.apply(code, change)).contains(m.apply(code));
    }
  }

  @Test
  void aChangeOfALineThatReadsOtherwiseIsNotApplied() {
    assertThat(LineChange.apply("a\nb", Change.of("line 2", "c", "d"))).isEmpty();
    assertThat(LineChange.apply("a\nb", Change.of("line 3", "a", "d"))).isEmpty();
    assertThat(LineChange.apply("a\nb", Change.of("atoms 1-2", "a", "d"))).isEmpty();
  }

  @Test
  void aDiffMarksWhatWasTakenOutAndPutInAndEscapesIt() {
    assertThat(new DiffRenderer().render("a\n<c>")).contains("pre-wrap").contains(">a\n&lt;c&gt;<");
    assertThat(new DiffRenderer().edit("a\nb", "a\n<c>").orElseThrow())
        .containsPattern("  a\n<del style=[^>]+>- b</del>\n<ins style=[^>]+>\\+ &lt;c&gt;</ins>\n");
  }

  @Test
  void anEditShowsWhatIsNearItAndTheComparisonTheWholeProgram() {
    String from = "1\n2\n3\n4\n5\n6\n7\n8\n9\nx";
    String to = from.replace("x", "y");

    assertThat(new DiffRenderer().edit(from, to).orElseThrow())
        .contains("…", "  8\n")
        .doesNotContain("  7\n");
    assertThat(new DiffRenderer().compare(from, to).orElseThrow()).contains("  1\n");
    assertThat(new DiffRenderer().edit(from, from).orElseThrow()).doesNotContain("  1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return f(a, k)            | return f(a, k - n)",
        "return a + k              | return k + a",
        "return f(f(a))            | return f(a)",
        "return n                  | return max(k, n)",
        "return a[k]               | return a[n]",
        "return k % 2 + n          | return k % 2",
        "return sorted(a)          | return sorted(set(a))",
        "return g[n, k]            | return g[k, n]",
        "return f(a)               | return f(a[1:])",
        "return f(a)               | return f(a[:k])",
        "return k / 0.5            | return k / 2.0",
        "return ''.join(a)         | return ' '.join(a)",
        "return 'aeiou'            | return 'aeiouAEIOU'",
        "return True               | return n == 0",
        "return []                 | return [[]]",
      })
  void slipsOfUnannotatedFunctionsAreUndone(String slip, String right) {
    String head = "def f(a, k):\n    n = len(a)\n    ";

    assertThat(changed(head + slip + "\n", Language.PYTHON)).contains(head + right + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return f(a, k);           | return f(a, k - n);",
        "return f(f(a));           | return f(a);",
        "return n;                 | return Math.max(k, n);",
        "return a[k];              | return a[n];",
        "return k % 2 + n;         | return k % 2;",
        "return true;              | return n == 0;",
        "return \"x\";             | return \" \";",
      })
  void javaHasTheSameEdits(String slip, String right) {
    String head = "class S {\n  static int f(int[] a, int k) {\n    int n = a.length;\n    ";

    assertThat(changed(head + slip + "\n  }\n}\n", Language.JAVA))
        .contains(head + right + "\n  }\n}\n");
  }

  @Test
  void aLoopThatNeverEndsIsTiedToWhatItEmpties() {
    String code = "def f(a):\n    q = [a]\n    while True:\n        n = q.pop()\n";

    assertThat(changed(code, Language.PYTHON)).contains(code.replace("True", "q"));
  }

  @Test
  void aMissingStatementIsPutInBehindABlock() {
    String code =
        "def f(a):\n    q = []\n    for x in a:\n        while q:\n            q.pop()\n    return q\n";

    assertThat(changed(code, Language.PYTHON))
        .contains(code.replace("q.pop()\n", "q.pop()\n        q.append(x)\n"));
  }

  @Test
  void theSameSlipAtTwoPlacesIsUndoneAtOnce() {
    String code = "def f(a):\n    if a:\n        return ' '\n    return ' '\n";

    assertThat(changed(code, Language.PYTHON)).contains(code.replace("' '", "''"));
  }

  @Test
  void twoWordsThatStandInEachOthersPlaceAreExchanged() {
    String code = "def f(a):\n    if a:\n        return True\n    return False\n";

    assertThat(changed(code, Language.PYTHON))
        .contains("def f(a):\n    if a:\n        return False\n    return True\n");
  }

  @Test
  void aConditionIsMadeStrongerByAPredicateOfTheProgram() {
    String code =
        "def odd(x):\n    return x % 2\n\ndef f(a):\n    n = len(a)\n    if n > 0:\n        return n\n";

    assertThat(changed(code, Language.PYTHON))
        .contains(code.replace("if n > 0:", "if n > 0 and odd(n):"));
  }

  @Test
  void lockedLinesOfferTheirNamesButAreNotChanged() {
    String code =
        "def f(n):\n    return n.left\n\ndef adapter(n):\n    n.right = n\n    return f(n)\n";
    Locked locked = Locked.behind(code, 3);

    assertThat(Mutations.of(code, Language.PYTHON, SIGNATURE, locked))
        .extracting(m -> m.apply(code))
        .contains(code.replace("n.left", "n.right"))
        .allMatch(locked::keptBy);
  }
}
