package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.core.MissingTool;

/** Packages beside Python's own library. */
class EnvironmentIT {
  private static final Path SYSTEM = Path.of("/usr/lib/python3/dist-packages");

  @TempDir Path folder;

  @BeforeAll
  static void needsASandbox() {
    NeedsSandbox.of(Language.PYTHON);
  }

  private static Verdict verdict(PythonEnvironment environment, List<String> checks, String code) {
    return verdict(environment, checks, code, Map.of());
  }

  private static Verdict verdict(
      PythonEnvironment environment,
      List<String> checks,
      String code,
      Map<Language, String> references) {
    var tests = new Tests.PythonChecks("", "f", List.of(), checks);
    var problem =
        new Problem(
            "p",
            "",
            "",
            "",
            new Signature("", "f", List.of(), Type.ANY),
            Map.of(),
            tests,
            Comparison.EXACT,
            references);
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT.withEnvironment(environment))) {
      Judgement judgement = runner.judge(problem, Fixture.python(problem, code));
      assertThat(judgement.isolation()).isNotEqualTo("none");
      return judgement.verdict();
    }
  }

  private PythonEnvironment tiny() throws IOException {
    Path packages = Files.createDirectories(folder.resolve("packages"));
    Files.createDirectories(packages.resolve("tiny-1.0.dist-info"));
    Files.writeString(packages.resolve("tiny.py"), "def triple(x):\n    return 3 * x\n");
    return PythonEnvironment.open(folder);
  }

  @Test
  void aPackageIsThereForSolutionsAndTestsAndCannotBeChanged() throws IOException {
    PythonEnvironment environment = tiny();
    String writes =
        """
        import tiny
        def f(x):
            try:
                open(tiny.__file__, 'a').write('def triple(x): return 0')
            except OSError:
                return tiny.triple(x)
        """;

    Verdict verdict =
        verdict(environment, List.of("import tiny\nassert f(2) == tiny.triple(2)"), writes);

    assertThat(environment.versions()).isEqualTo(Map.of("tiny", "1.0"));
    assertThat(environment.modules()).containsExactly("tiny");
    assertThat(verdict).isEqualTo(Verdict.PASSED);
    assertThat(folder.resolve("packages/tiny.py")).hasContent("def triple(x):\n    return 3 * x");
  }

  @Test
  void aTestThatTheProblemsOwnSolutionFailsSaysNothingAboutOthers() throws IOException {
    String own = "def f(x): return iter([x])";
    List<String> checks = List.of("assert list(f(1)) == [1]", "assert f(2) == [2]");
    Map<Language, String> references = Map.of(Language.PYTHON, own);

    assertThat(verdict(tiny(), checks, "def f(x): return iter([x])", references))
        .isEqualTo(Verdict.UNSUPPORTED);
    assertThat(verdict(tiny(), checks.subList(0, 1), "def f(x): return [7]", references))
        .isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(verdict(tiny(), checks, "def f(x): return [x]", references))
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void arraysAndNumbersOfNumpyCrossByTheirValues() {
    MissingTool.unless(Files.exists(SYSTEM.resolve("numpy")), "python3-numpy is not installed");
    var system = new PythonEnvironment(SYSTEM, Map.of("numpy", "of the system"));
    List<String> checks =
        List.of(
            """
            import numpy as np
            got = f(np.arange(4).reshape(2, 2))
            assert isinstance(got[0], np.ndarray) and got[0].dtype == np.int64
            np.testing.assert_array_equal(got[0], [[0, 2], [1, 3]])
            assert got[1] == 3 and isinstance(got[1], np.integer) and got[2] == 1.5
            """);
    String right = "import numpy as np\ndef f(a):\n    return a.T, a.max(), a.mean()\n";

    assertThat(verdict(system, checks, right)).isEqualTo(Verdict.PASSED);
    assertThat(verdict(system, checks, right.replace("a.T", "a"))).isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void aForgedArrayIsNoAnswer() {
    MissingTool.unless(Files.exists(SYSTEM.resolve("numpy")), "python3-numpy is not installed");
    var system = new PythonEnvironment(SYSTEM, Map.of("numpy", "of the system"));
    String forged =
        """
        import numpy as np
        class Equal(np.ndarray):
            def __eq__(self, other): return True
            def __bool__(self): return True
        def f(a):
            return np.zeros(2).view(Equal)
        """;

    Verdict verdict =
        verdict(system, List.of("import numpy as np\nassert f(np.ones(2)) == 7"), forged);

    assertThat(verdict).isEqualTo(Verdict.WRONG_ANSWER);
  }
}
