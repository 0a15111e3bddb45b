package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.core.Editor;
import org.tgd.core.EditorContract;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.EvaluatorContract;

class RepairIT {
  private static final List<Problem> PROBLEMS = ProblemFile.builtIn();
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT.withWorkers(2));
    NeedsSandbox.of(runner, Language.PYTHON, Language.JAVA);
  }

  /** The languages that the built-in problems are written in. */
  private static final Language[] OWN = {Language.PYTHON, Language.JAVA};

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Problem problem(String id) {
    return PROBLEMS.stream().filter(p -> p.taskId().equals("tgd/" + id)).findFirst().orElseThrow();
  }

  private static String slip(String id, Language language, String right, String wrong) {
    String code = problem(id).references().get(language);
    assertThat(code).contains(right);
    return code.replace(right, wrong);
  }

  private static CodeEvaluator evaluator(String id, Language language) {
    return new CodeEvaluator(
        runner, problem(id), language, new CodeEvaluator.Options(60, 4000, false));
  }

  @Test
  void everyProblemHasAllThatAProblemNeeds() {
    assertThat(PROBLEMS).hasSize(36).extracting(Problem::taskId).doesNotHaveDuplicates();
    for (Problem problem : PROBLEMS) {
      assertThat(problem.complexity()).as(problem.taskId()).matches("O\\(.+\\)");
      assertThat(problem.difficulty()).as(problem.taskId()).isIn("easy", "medium", "hard");
      assertThat(problem.statement()).as(problem.taskId()).isNotBlank();
      assertThat(problem.signature().parameters()).as(problem.taskId()).isNotEmpty();
      assertThat(problem.starters()).as(problem.taskId()).containsOnlyKeys(OWN);
      assertThat(problem.references()).as(problem.taskId()).containsOnlyKeys(OWN);
      assertThat(problem.tests()).as(problem.taskId()).isInstanceOf(Tests.Values.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTHON", "JAVA"})
  void everyReferenceSolutionPassesAllTests(Language language) {
    assertThat(PROBLEMS).hasSizeGreaterThanOrEqualTo(30);
    for (Problem problem : PROBLEMS) {
      String code = problem.references().get(language);
      var submission = new Submission("", problem.taskId(), Optional.of(language), code, false);
      var judgement = runner.judge(problem, submission);
      assertThat(judgement.verdict()).as(problem.taskId()).isEqualTo(Verdict.PASSED);
      assertThat(problem.publicCases()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(problem.hiddenCases()).hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void noStarterPassesAsItIs() {
    for (Problem problem : PROBLEMS) {
      String code = problem.starter(Language.PYTHON);
      var submission =
          new Submission("", problem.taskId(), Optional.of(Language.PYTHON), code, false);
      assertThat(runner.judgePublic(problem, submission).verdict())
          .as(problem.taskId())
          .isNotEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void findsThePythonSlipAndSaysTheChangeThatMendsIt() {
    String wrong = slip("edit-distance", Language.PYTHON, "1 + min(", "2 + min(");

    Evaluation evaluation = evaluator("edit-distance", Language.PYTHON).evaluate(wrong);

    assertThat(evaluation.loss()).isPositive();
    assertThat(evaluation.findings().get(0).advice()).contains("line 10").contains("1 + min(");
    assertThat(evaluation.findings().get(0).changes().get(0).predictedLoss()).hasValue(0);
    assertThat(evaluation.cost()).isBetween(2, 66);
  }

  @Test
  void findsTheJavaSlipToo() {
    String wrong = slip("longest-streak", Language.JAVA, "length++", "length--");

    Repair repair =
        new RepairSearch(runner, problem("longest-streak"), Language.JAVA)
            .search(
                wrong,
                new RepairSearch.Options(LineOrder.SUSPICIOUS, 60, 1),
                new SplittableRandom(1));

    assertThat(repair.firstPlausible()).isPresent();
    assertThat(repair.firstPlausible().orElseThrow().code())
        .isEqualTo(problem("longest-streak").references().get(Language.JAVA));
    assertThat(repair.runs()).isLessThanOrEqualTo(60);
  }

  @Test
  void saysWhereAJavaExceptionWasRaisedAndChargesForFindingOut() {
    String wrong = slip("warmer-days", Language.JAVA, "i < readings", "i <= readings");

    Evaluation evaluation =
        new CodeEvaluator(
                runner,
                problem("warmer-days"),
                Language.JAVA,
                new CodeEvaluator.Options(0, 4000, false))
            .evaluate(wrong);

    assertThat(evaluation.report()).containsPattern("at line \\d+, column \\d+\nlocals: .*i = ");
    int publicTests = problem("warmer-days").tests().publicCount();
    assertThat(evaluation.cost()).isGreaterThan(publicTests);
  }

  @Test
  void aSearchSpendsNoMoreRunsThanItMay() {
    Repair repair =
        new RepairSearch(runner, problem("edit-distance"), Language.PYTHON)
            .search(
                "class Solution:\n    def editDistance(self, a, b):\n        return 77\n",
                new RepairSearch.Options(LineOrder.RANDOM, 5, 1),
                new SplittableRandom(1));

    assertThat(repair.runs()).isLessThanOrEqualTo(5);
    assertThat(repair.plausible()).isEmpty();
  }

  @Test
  void aRightProgramHasNothingToMend() {
    String right = problem("edit-distance").references().get(Language.PYTHON);

    Evaluation evaluation = evaluator("edit-distance", Language.PYTHON).evaluate(right);

    assertThat(evaluation.loss()).isZero();
    assertThat(evaluation.findings()).isEmpty();
  }

  private static String warmerDays(Language language, String first) {
    return language == Language.PYTHON
        ? "class Solution:\n    def warmerDays(self, readings):\n        "
            + first
            + "\n        return sum(a < b for a, b in zip(readings, readings[1:]))\n"
        : "class Solution {\n  public int warmerDays(int[] readings) {\n    "
            + first
            + "\n    int days = 0;\n    for (int i = 1; i < readings.length; i++) {\n"
            + "      days += readings[i - 1] < readings[i] ? 1 : 0;\n    }\n    return days;\n"
            + "  }\n}\n";
  }

  private static Evaluation.Scored judged(Language language, String first, double seconds) {
    Limits limits = Limits.DEFAULT.withSeconds(seconds);
    try (Runner hasty = Runner.open(RunnerOptions.DEFAULT.withLimits(limits))) {
      var options = new CodeEvaluator.Options(0, 1000 * seconds, true);
      var evaluator = new CodeEvaluator(hasty, problem("warmer-days"), language, options);
      Evaluation evaluation = evaluator.evaluate(warmerDays(language, first));
      assertThat(evaluation.cost()).isLessThanOrEqualTo(evaluator.mostCost());
      return (Evaluation.Scored) evaluation;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTHON", "JAVA"})
  void anInputThatCrashesIsMadeSmaller(Language language) {
    String first =
        language == Language.PYTHON
            ? "if len(readings) > 2: readings[99]"
            : "if (readings.length > 2) { readings[99]++; }";

    Evaluation.Scored scored = judged(language, first, 4);

    assertThat(scored.report())
        .contains("Smaller input found by shrinking, ends in RUNTIME_ERROR too")
        .containsPattern("input: {4}readings = \\[-?\\d+, -?\\d+, -?\\d+\\]\n");
    assertThat(judged(language, first, 4).report()).isEqualTo(scored.report());
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTHON", "JAVA"})
  void aProgramThatRunsOutOfTimeIsToldAtWhichLength(Language language) {
    String first =
        language == Language.PYTHON
            ? "while len(readings) > 4: pass"
            : "while (readings.length > 4) { }";

    Evaluation.Scored scored = judged(language, first, 0.4);

    assertThat(scored.report())
        .startsWith("TIME_LIMIT")
        .contains("Time runs out at length 250; the limit needs O(n).");
    assertThat(scored.findings()).anyMatch(f -> f.toString().contains("running time"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTHON", "JAVA"})
  void aProgramThatPassesButGrowsTooFastIsToldSo(Language language) {
    String first =
        language == Language.PYTHON
            ? "for i in range(len(readings) ** 4 // 12_500): pass"
            : "long n = readings.length; double x = 1;"
                + " for (long i = 0; i < n * n * n * n * n / 6_250_000; i++) {"
                + " x = Math.sqrt(x + i); }"
                + " if (x < 0) { return 0; }";

    Evaluation.Scored scored =
        judged(
            language, first, 8); // so steep and long that neither load nor a fast machine hides it

    assertThat(scored.report()).startsWith("PASSED").contains("; the limit needs O(n).");
    assertThat(scored.loss()).isCloseTo(0.01, within(1e-12));
  }

  @Nested
  class TheEvaluator extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new CodeEvaluator(
          runner,
          problem("lowest-balance"),
          Language.PYTHON,
          new CodeEvaluator.Options(5, 4000, false));
    }

    @Override
    protected List<String> goodCandidates() {
      return List.of(
          problem("lowest-balance").references().get(Language.PYTHON),
          slip("lowest-balance", Language.PYTHON, "min(", "max("));
    }

    @Override
    protected List<String> badCandidates() {
      return List.of("class Solution:\n  def", "def other(): pass", "1 +");
    }
  }

  @Nested
  class TheEditor extends EditorContract {
    @Override
    protected Editor editor() {
      return new RepairEditor(problem("lowest-balance"), Language.PYTHON);
    }

    @Override
    protected Evaluator evaluator() {
      return new CodeEvaluator(
          runner,
          problem("lowest-balance"),
          Language.PYTHON,
          new CodeEvaluator.Options(5, 4000, false));
    }

    @Override
    protected List<String> candidates() {
      return List.of(
          slip("lowest-balance", Language.PYTHON, "min(", "max("),
          slip("lowest-balance", Language.PYTHON, "+=", "-="));
    }
  }
}
