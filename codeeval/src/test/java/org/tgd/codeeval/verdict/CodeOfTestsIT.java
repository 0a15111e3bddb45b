package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.SubmissionFile;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.sandbox.Limits;

/** What CPython itself passes passes here too, though test code and solution are two processes. */
class CodeOfTestsIT {
  @TempDir static Path folder;
  private static Runner runner;

  @BeforeAll
  static void open() {
    // a test that calls its solution 100,000 times takes 2 to 5 s of processor time by itself
    var limits = Limits.DEFAULT.withSeconds(12);
    runner = Runner.open(RunnerOptions.DEFAULT.withWorkers(2).withLimits(limits));
    NeedsSandbox.of(runner, Language.PYTHON, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Run run(String solution, String setup, String check) {
    Problem problem =
        new Problem(
            "t",
            "",
            "",
            "",
            new Signature("", "f", List.of(), Type.ANY),
            Map.of(),
            new Tests.PythonChecks(setup, "f", List.of(check), List.of()),
            Comparison.EXACT,
            Map.of());
    return runner.runPublic(problem, Fixture.python(problem, solution));
  }

  private static Problem hidden(String check) {
    return new Problem(
        "t",
        "",
        "",
        "",
        new Signature("", "f", List.of(), Type.ANY),
        Map.of(),
        new Tests.PythonChecks("", "f", List.of(), List.of(check)),
        Comparison.EXACT,
        Map.of());
  }

  private static void passes(String solution, String check) {
    Run run = run(solution, "", check);
    assertThat(run.verdict()).as(run.toString()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void everyRowOfTheReferencePasses() {
    List<Problem> problems =
        ProblemFile.readAll(Fixture.reference("formats/test_code_problems.jsonl"));
    judged(problems, "formats/test_code_solutions.jsonl");
    List<Problem> values = ProblemFile.readAll(Fixture.reference("formats/value_problems.jsonl"));
    judged(values, "formats/java_starter_comments.jsonl");
  }

  private static void judged(List<Problem> problems, String file) {
    Map<String, Problem> byId =
        problems.stream().collect(Collectors.toMap(Problem::taskId, Function.identity()));
    var failing = new ArrayList<String>();
    for (Submission submission : SubmissionFile.read(Fixture.reference(file)).values()) {
      Judgement judgement = runner.judge(byId.get(submission.taskId()), submission);
      if (judgement.verdict() != Verdict.PASSED) {
        failing.add(submission.id() + " " + judgement);
      }
    }
    assertThat(failing).isEmpty();
  }

  @Test
  void classesAreDesignedByListsOfOperations() {
    var test =
        new TestCase(
            List.of(
                ValueJson.parse("[\"Box\",\"put\",\"get\",\"get\"]"),
                ValueJson.parse("[[2],[1,[5]],[1],[9]]")),
            ValueJson.parse("[null,null,7,-1]"));
    Problem shape = Fixture.of("Box", "List[int]", List.of("List[str]", "List[List[int]]"), test);
    Problem problem =
        new Problem(
            "box",
            "",
            "",
            "",
            new Signature(
                "Box", "Box", shape.signature().parameters(), shape.signature().returns()),
            Map.of(),
            shape.tests(),
            Comparison.EXACT,
            Map.of());
    var python =
        Fixture.python(
            problem,
            "class Box:",
            "  def __init__(self, n): self.n, self.d = n, {}",
            "  def put(self, k, v): self.d[k] = self.n + v[0]",
            "  def get(self, k): return self.d.get(k, -1)");
    var java =
        Fixture.java(
            problem,
            "class Box { int n; Map<Integer, Integer> d = new HashMap<>(); Box(int n) { this.n = n; }",
            "  void put(int k, int[] v) { d.put(k, n + v[0]); }",
            "  int get(int k) { return d.getOrDefault(k, -1); } }");
    for (Submission each : List.of(python, java)) {
      Run run = runner.runPublic(problem, each);
      assertThat(run.verdict()).as(run.toString()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void changesInPlaceComeBackAlsoInside() {
    passes(
        """
            def f(rows, seen, log):
              rows[0].sort()
              rows.append([9])
              seen.add(1)
              log['n'] = log.get('n', 0) + 1
              return rows""",
        """
            a = [[3, 1], [2]]
            inner = a[0]
            s, d = set(), {}
            assert f(a, s, d) is a and a == [[1, 3], [2], [9]] and inner is a[0]
            assert s == {1} and d == {'n': 1}""");
  }

  @Test
  void objectsOfTheSolutionCanBeUsed() {
    passes(
        """
            class P:
              def __init__(self, x): self.x = x
              def __add__(self, o): return P(self.x + o.x)
              def __eq__(self, o): return self.x == o.x
              def __len__(self): return self.x
            def f(x): return P(x)""",
        """
            a = f(1) + f(2)
            assert a.x == 3 and a == f(3) and len(a) == 3 and a != f(1)
            a.x = 5
            assert a.x == 5 and P(7).x == 7""");
  }

  /** HumanEval's own executor compares by {@code ==}, under which a range is no list. */
  @Test
  void lazyAnswersEqualListsOnlyWhereTheTestMakesThemSuch() {
    String check = "assert f(3) == [0, 1, 2]";
    String made = "assert list(f(3)) == [0, 1, 2]";
    for (String lazy :
        List.of(
            "range(n)",
            "(i for i in range(n))",
            "map(int, range(n))",
            "dict.fromkeys(range(n)).keys()")) {
      String solution = "def f(n):\n    return " + lazy + "\n";
      Run run = run(solution, "", check);
      assertThat(run.verdict()).as(lazy).isEqualTo(Verdict.WRONG_ANSWER);
      passes(solution, made);
    }
    passes("def f(n):\n    return range(n)\n", "assert f(3) == range(3)");
    passes("def f(n):\n    return list(range(n))\n", check);
  }

  @Test
  void manyMessagesOfAnySizeKeepTheirBounds() {
    passes(
        "def f(n):\n    return 'x' * n\n",
        "for n in [0, 1, 4000, 4095, 4096, 4097, 8192, 70000, 2000000] * 3:\n"
            + "    assert f(n) == 'x' * n");
  }

  /** Programs that CPython passes in HumanEval's form, of as many kinds as could be thought of. */
  @Test
  void whatTestsDoWithAnswersWorksFromAnotherProcess() throws IOException {
    var failing = new ArrayList<String>();
    for (JsonNode row : kinds()) {
      Judgement judgement = judged(runner, row);
      if (!judgement.verdict().name().equals(row.get("apart").asText())) {
        failing.add(row.get("id").asText() + " " + judgement.hiddenRun());
      }
    }
    assertThat(failing).isEmpty();
  }

  @Test
  void allOfItWorksInTheProcessOfTheSolutionWhichIsSaid() throws IOException {
    try (Runner beside = Runner.open(RunnerOptions.DEFAULT.inSameProcess())) {
      var failing = new ArrayList<String>();
      for (JsonNode row : kinds()) {
        Judgement judgement = judged(beside, row);
        assertThat(judgement.isolation()).endsWith(", same-process");
        if (judgement.verdict() != Verdict.PASSED) {
          failing.add(row.get("id").asText() + " " + judgement.hiddenRun());
        }
      }
      assertThat(failing).isEmpty();
      Problem problem = hidden("def check(f):\n  assert f(1) == 2\ncheck(f)");
      assertThat(beside.judge(problem, Fixture.python(problem, "def f(x): return x")).verdict())
          .isEqualTo(Verdict.WRONG_ANSWER);
      assertThat(beside.judge(problem, Fixture.python(problem, "def f(x): return 1/0")).verdict())
          .isEqualTo(Verdict.RUNTIME_ERROR);
      Problem lacking = hidden("import no_such_package");
      assertThat(beside.judge(lacking, Fixture.python(lacking, "def f(x): return 1")).verdict())
          .isEqualTo(Verdict.UNSUPPORTED);
    }
  }

  private static List<JsonNode> kinds() throws IOException {
    var rows = new ArrayList<JsonNode>();
    try (InputStream in = CodeOfTestsIT.class.getResourceAsStream("/test-code-kinds.jsonl")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        rows.add(new ObjectMapper().readTree(line));
      }
    }
    return rows;
  }

  private static Judgement judged(Runner by, JsonNode row) {
    String entry = row.get("entry").asText();
    Problem problem = hidden(row.get("test").asText() + "\ncheck(" + entry + ")\n");
    return by.judge(problem, Fixture.python(problem, row.get("code").asText()));
  }

  /**
   * What a test subtracts or divides by is what it expects; the solution may neither see it nor
   * judge by it.
   */
  @Test
  void noAnswerIsNearWhatATestExpectsByASolutionsOwnWord() {
    var ways =
        List.of("sub rsub truediv rtruediv add mod xor matmul pow divmod contains".split(" ", -1));
    var lying = new StringBuilder("class Near:\n");
    for (String way : ways) {
      lying.append("  def __" + way + "__(self, o): print(o); return 0.0\n");
    }
    lying.append("  def __float__(self): return 1.5\n  def __abs__(self): return 0.0\n");
    for (String base : List.of("", "(float)", "(int)", "(str)", "(tuple)", "(list)")) {
      String solution = lying.toString().replace("Near:", "Near" + base + ":");
      solution += "def f(x): return Near()";
      for (String check :
          List.of(
              "assert abs(f(1) - 3.25) < 1e-6",
              "assert abs(3.25 - f(1)) < 1e-6",
              "assert abs(f(1) / 3.25 - 1) < 1e-6",
              "assert not (f(1) ^ 7)",
              "assert 7 in f(1)",
              "import math\nassert math.isclose(f(1), 3.25)",
              "assert round(f(1) - 3.25, 3) == 0",
              "x = f(1)\nx -= 3.25\nassert abs(x) < 1e-6")) {
        Run run = run(solution, "", check);
        assertThat(run.verdict()).as(base + " " + check).isNotEqualTo(Verdict.PASSED);
        assertThat(run.toString()).as(base + " " + check).doesNotContain("stdout=3.25");
      }
    }
  }

  /**
   * Of equal literals a Java program has one object, also one whose test runs in another machine.
   */
  @Test
  void textsOfAJavaTestAreLiteralsToTheSolution() throws IOException {
    String row =
        """
        {"task_id": "MBJP/900", "entry_point": "same", "prompt": "class Same {\\n    public static boolean same(String s, List<String> all) {\\n",\
         "test": "class Main { public static void main(String[] a) throws Exception { if (!Same.same(\\"aab\\", List.of(\\"b\\"))) throw new Exception(); } }"}""";
    Path file = Files.write(folder.resolve("j.jsonl"), List.of(row));
    Problem problem = ProblemFile.readAll(file).get(0);
    Submission identical =
        Fixture.java(
            problem,
            "import java.util.*; class Same { public static boolean same(String s, List<String> all) {"
                + " return s == \"aab\" && all.get(0) == \"b\"; } }");

    Judgement judgement = runner.judge(problem, identical);

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.isolation()).doesNotContain("same-process");
  }

  /**
   * Where objects are wanted, their arithmetic works, but no number that it leads to is believed.
   */
  @Test
  void objectsThatAreWantedDoNotJudgeEither() {
    String head = "class f:\n  '''A shape.'''\n";
    String right =
        """
            class f:
              def __init__(self, x): self.x = x
              def __mul__(self, k): return f(self.x * k)
              __rmul__ = __mul__
              def __add__(self, o): return f(self.x + (o.x if isinstance(o, f) else o))
              __radd__ = __add__
              def __contains__(self, x): return x == self.x
              def area(self): return self.x * 2.0""";
    Run honest =
        run(
            right,
            head,
            """
                a = f(3)
                assert (a * 2).x == 6 and (2 * a).x == 6 and (a + a + 1).x == 7
                assert sum([a, f(4)]).x == 7 and 3 in a and 4 not in a
                assert abs(a.area() - 6) < 1e-9""");
    assertThat(honest.verdict()).as(honest.toString()).isEqualTo(Verdict.PASSED);
    String lying =
        """
            class f:
              def __init__(self, x=0): pass
              def area(self): return self
              def __sub__(self, o): return self
              __rsub__ = __truediv__ = __xor__ = __mod__ = __sub__
              def __abs__(self): return 0.0
              __float__ = __bool__ = __int__ = __round__ = __neg__ = __floor__ = lambda s, *a: 0
              def __contains__(self, x): return True
              def __lt__(self, o): return True
              __gt__ = __le__ = __ge__ = __eq__ = __lt__
              def __hash__(self): return 0""";
    for (String check :
        List.of(
            "assert abs(f(3).area() - 6) < 1e-9",
            "assert abs(6 - f(3).area()) < 1e-9",
            "assert not (f(3).area() - 6)",
            "assert -(f(3).area() - 6) < 1e-9",
            "assert round(f(3).area() - 6, 5) == 0",
            "assert float(f(3).area() - 6) == 0",
            "assert f(3).area() == 6",
            "assert 6 in f(3).area()")) {
      assertThat(run(lying, head, check).verdict()).as(check).isNotEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void aTestThatTheOwnSolutionFailsSaysNothing() throws IOException {
    String row =
        """
        {"task_id": "HumanEval/901", "prompt": "def f(x):\\n    '''As it is.'''\\n", "entry_point": "f",\
         "canonical_solution": "    return x\\n",\
         "test": "def check(candidate):\\n    assert candidate(1) == 2\\n"}""";

    assertThat(verdicts(row, "def f(x): return x", "def f(x): return 3", "def f(x): return 2"))
        .containsExactly(Verdict.UNSUPPORTED, Verdict.UNSUPPORTED, Verdict.PASSED);
  }

  @Test
  void nothingEqualsWhatATestExpectsByASolutionsOwnWord() {
    String lying =
        """
            class Same:
              def __eq__(self, o): return True
              def __ge__(self, o): return True
              def __hash__(self): return 0
            def f(x): return Same()""";
    for (String check : List.of("assert f(1) == 2", "assert f(1) >= 2", "assert 2 in [f(1)]")) {
      Run run = run(lying, "", check);
      assertThat(run.verdict()).as(check).isEqualTo(Verdict.WRONG_ANSWER);
    }
    assertThat(
            run(lying, "", "assert f(1) == 2").outcomes().get(0).failure().orElseThrow().message())
        .contains("type Same", "stays in the solution's process");
  }

  @Test
  void nothingLeadsFromWhatATestLendsToWhatItExpects() {
    for (String way : List.of("g.__globals__", "g.__code__", "g.gi_frame", "g.__self__")) {
      Run run = run("def f(g): return str(" + way + ")", "", "K = 42\nassert f(lambda: K) == 42");
      assertThat(run.verdict()).as(way).isEqualTo(Verdict.RUNTIME_ERROR);
    }
    Run run =
        run(
            "def f(g): return g.gi_frame.f_globals",
            "",
            "def gen():\n  yield 1\nassert f(gen()) == 42");
    assertThat(run.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void streamsThatATestPutsInPlaceReachTheSolution() {
    passes(
        "def f():\n  print('hello', input())",
        """
            import io, contextlib, sys
            out = io.StringIO()
            sys.stdin = io.StringIO('you\\n')
            with contextlib.redirect_stdout(out): f()
            assert out.getvalue() == 'hello you\\n'""");
  }

  @Test
  void exceptionsKeepClassAndArguments() {
    passes(
        "class E(KeyError): pass\ndef f(x): raise E(x, 2)",
        """
            try: f(1)
            except LookupError as e: assert e.args == (1, 2) and type(e).__name__ == 'E'
            else: assert False""");
  }

  @Test
  void testsThatCannotRunSayNothingAboutTheSolution() {
    String right = "def f(x): return x";
    for (String check : List.of("import no_such_package", "assert (", "assert g(1) == 1")) {
      Run run = run(right, "", check);
      assertThat(run.verdict()).as(check).isEqualTo(Verdict.UNSUPPORTED);
      assertThat(run.outcomes().get(0).failure().orElseThrow().message())
          .contains("the test code cannot run");
    }
    Problem hidden = hidden("import no_such_package\ndef check(f): assert f(1) == 1");
    Judgement judgement = runner.judge(hidden, Fixture.python(hidden, right));
    assertThat(Summary.of(hidden, judgement))
        .contains("UNSUPPORTED", "the test code cannot run: No module named 'no_such_package'");
    assertThat(run(right, "import no_such_package", "assert f(1) == 1").verdict())
        .isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run("def f(x): return None", "", "assert f(1)[0] == 1").verdict())
        .isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void noneMaySleepFromTestToTest() {
    var limits = Limits.DEFAULT.withSeconds(0.5);
    try (Runner quick = Runner.open(RunnerOptions.DEFAULT.withLimits(limits))) {
      Problem base = Fixture.pairs();
      var tests = Collections.nCopies(60, base.publicCases().get(0));
      var asleep =
          Fixture.python(
              base, "import time", "def solve(nums, k):", "    time.sleep(0.7)", "    return 2");
      Run run = quick.run(base, asleep, tests);
      assertThat(run.verdict()).isEqualTo(Verdict.TIME_LIMIT);
      assertThat(run.passed()).isLessThan(30);
    }
  }

  private static List<Verdict> verdicts(String row, String... solutions) throws IOException {
    Path file = Files.write(folder.resolve("p.jsonl"), List.of(row));
    Problem problem = ProblemFile.readAll(file).get(0);
    return List.of(solutions).stream()
        .map(code -> runner.judge(problem, Fixture.python(problem, code)).verdict())
        .toList();
  }

  @Test
  void inputsWithoutAnswersAreComparedWithTheRightProgram() throws IOException {
    String row =
        """
        {"task_id": "HumanEval/900", "prompt": "def f(x):\\n", "entry_point": "f",\
         "canonical_solution": "    return [v / 3 for v in x]\\n", "base_input": [[[1, 2]]],\
         "plus_input": [[[0.5]], [["\\u00e9"]]], "atol": 0}""";

    assertThat(verdicts(row, "def f(x):\n    return [v / 3 for v in x]"))
        .containsExactly(Verdict.UNSUPPORTED);
    assertThat(
            verdicts(
                row.replace(", [[\"\\u00e9\"]]", ""),
                "def f(x):\n    return [v / 3 + 1e-9 for v in x]",
                "def f(x):\n    return tuple(v / 3 for v in x)",
                "def f(x):\n    return x",
                "def f(x):\n    return x[9]"))
        .containsExactly(
            Verdict.PASSED, Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR);
  }

  @Test
  void codeBeforeTheTestsOfMbppUsesWhatTheSolutionDefines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mbpp.jsonl"),
            """
            {"task_id": 367, "text": "Height.", "code": "class Node:\\n  def __init__(self, v):\\n    self.v = v\\n    self.left = None\\ndef height(n):\\n  return 0 if n is None else 1 + height(n.left)\\n", "test_setup_code": "root = Node(1)\\r\\nroot.left = Node(2)", "test_list": ["assert height(root) == 2", "assert height(root.left) == 1"]}
            """);
    Problem problem = ProblemFile.readAll(file).get(0);
    Run run =
        runner.runPublic(
            problem, Fixture.python(problem, problem.references().get(Language.PYTHON)));
    assertThat(run.verdict()).as(run.toString()).isEqualTo(Verdict.PASSED);
    assertThat(run.passed()).isEqualTo(2);
  }

  @Test
  void methodsOfAUnitTestCallTheSolution() throws IOException {
    String row =
        """
        {"task_id": "BigCodeBench/900", "complete_prompt": "def f(x):\\n", "entry_point": "f",\
         "test": "import unittest\\nclass TestCases(unittest.TestCase):\\n    def setUp(self):\\n\
                self.two = 2\\n    def test_one(self):\\n        self.assertEqual(f(self.two), 1)\\n\
            def test_two(self):\\n        with self.assertRaises(ValueError):\\n            f('a')"}""";

    assertThat(
            verdicts(
                row,
                "def f(x):\n    return int(x) / 2",
                "def f(x):\n    return int(x)",
                "def f(x):\n    return x / 2"))
        .containsExactly(Verdict.PASSED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR);
  }

  @Test
  void methodsOfAUnitTestReplaceWhatTheSolutionUses() throws IOException {
    String row =
        """
        {"task_id": "BigCodeBench/901", "complete_prompt": "import os\\ndef f(x):\\n", "entry_point": "f",\
         "canonical_solution": "    return os.path.exists(x)",\
         "test": "import unittest\\nfrom unittest.mock import patch\\n\
        class TestCases(unittest.TestCase):\\n    @patch('os.path.exists')\\n    def test_one(self, there):\\n\
                there.return_value = True\\n        self.assertTrue(f('/gone'))\\n\
                there.assert_called_once_with('/gone')\\n\
            def test_two(self):\\n        self.assertFalse(f('/gone'))"}""";

    assertThat(
            verdicts(
                row,
                "import os\ndef f(x):\n    return os.path.exists(x)",
                "def f(x):\n    return True",
                "import os\ndef f(x):\n    return os.path.exists(x.name)"))
        .containsExactly(Verdict.PASSED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR);
  }
}
