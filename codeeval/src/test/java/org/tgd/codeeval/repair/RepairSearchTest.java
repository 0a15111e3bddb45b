package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Run;

class RepairSearchTest {
  static final String CODE = "class Solution:\n    def f(self, x):\n        return x - 2\n";

  /** f(x) = x + 2; the second test is passed by x - 2 too, as if it had two right answers. */
  static Problem problem() {
    var tests = new Tests.Values(List.of(test(0, -2), test(1, 3), test(5, 7)), List.of());
    var signature =
        new Signature(
            "Solution", "f", List.of(new Parameter("x", Type.parse("int"))), Type.parse("int"));
    return new Problem("t", "", "", "", signature, Map.of(), tests, Comparison.EXACT, Map.of());
  }

  private static final Run NOTHING = new Run(List.of(), Optional.empty(), 0, 0);

  private static TestCase test(long input, long expected) {
    return new TestCase(List.of(Value.of(input)), Value.of(expected));
  }

  private static Repair search(ScriptedRunner runner, LineOrder order, int runs, int plausible) {
    return new RepairSearch(runner, problem(), Language.PYTHON)
        .search(CODE, new RepairSearch.Options(order, runs, plausible), new SplittableRandom(1));
  }

  private static Value never(String code, TestCase test) {
    return Value.of(test.expected().equals(Value.of(-2)) ? -2 : 99);
  }

  @ParameterizedTest
  @EnumSource(value = LineOrder.class, names = "DONOR", mode = EnumSource.Mode.EXCLUDE)
  void spendsEachTestRunOnceAndNoMoreThanItMay(LineOrder order) {
    var runner = new ScriptedRunner(RepairSearchTest::never);

    Repair repair = search(runner, order, 9, 1);

    assertThat(repair.runs()).isEqualTo(9).isEqualTo(runner.executions());
    assertThat(repair.chosen()).isEmpty();
  }

  @Test
  void aMutationThatStillFailsTheFirstFailingTestCostsOneRun() {
    var runner = new ScriptedRunner(RepairSearchTest::never);

    Repair repair = search(runner, LineOrder.SUSPICIOUS, 9, 1);

    assertThat(repair.trials()).hasSize(6);
    assertThat(repair.trials()).allMatch(trial -> trial.loss() == 2.0 / 3);
  }

  @Test
  void aPatchThatPassesIsRunOnAllTests() {
    var runner =
        new ScriptedRunner(
            (code, test) -> code.contains("x + 2") ? test.expected() : never(code, test));

    Repair repair = search(runner, LineOrder.SUSPICIOUS, 100, 1);

    assertThat(repair.chosen().orElseThrow().code()).contains("return x + 2");
    assertThat(repair.chosen().orElseThrow().loss()).isZero();
    assertThat(repair.runs()).isEqualTo(runner.executions());
  }

  @Test
  void ofSeveralPatchesTheOneWithWhomLikelyOthersAgreeIsChosen() {
    var runner = new ScriptedRunner((code, test) -> Value.of(code.contains("x - 1") ? 1 : 2));
    var runs = new TestRuns(runner, problem(), Language.PYTHON, 50);
    Map<String, Double> likelihoods = Map.of("x - 1", 1.0, "x + 2", 0.95, "x - 3", 0.9);

    Optional<Trial> chosen =
        new PatchChoice(problem(), runs)
            .choose(
                List.of(patch("x - 1"), patch("x + 2"), patch("x - 3")),
                CODE,
                runs.start(CODE),
                mutation -> likelihoods.get(mutation.text()))
            .chosen();

    assertThat(chosen.orElseThrow().code()).isEqualTo("x + 2");
    assertThat(runs.spent()).isEqualTo(runner.executions()).isBetween(9, 50);
  }

  @Test
  void manyUnlikelyPatchesThatAgreeDoNotOutvoteAMuchLikelierOne() {
    var runner = new ScriptedRunner((code, test) -> Value.of(code.contains("x - 1") ? 1 : 2));
    Map<String, Double> likelihoods = Map.of("x - 1", 1.0, "x + 2", 0.7, "x - 3", 0.7, "x", 0.7);

    Trial chosen =
        chosen(
            runner,
            List.of(patch("x - 1"), patch("x + 2"), patch("x - 3"), patch("x")),
            likelihoods);

    assertThat(chosen.code()).isEqualTo("x - 1");
  }

  @Test
  void ofPatchesThatNothingTellsApartTheOneTriedFirstIsChosen() {
    var runner = new ScriptedRunner((code, test) -> test.arguments().get(0));
    Map<String, Double> close = Map.of("x - 1", 1.0, "x + 2", 0.99);
    Map<String, Double> apart = Map.of("x - 1", 1.0, "x + 2", 0.9);
    List<Trial> patches = List.of(tried("x - 1", 9), tried("x + 2", 5));

    assertThat(chosen(runner, patches, close).code()).isEqualTo("x + 2");
    assertThat(chosen(runner, patches, apart).code()).isEqualTo("x - 1");
  }

  private static Trial tried(String code, int run) {
    return new Trial(patch(code).mutation(), code, 0, true, run);
  }

  private static Trial chosen(
      ScriptedRunner runner, List<Trial> patches, Map<String, Double> likelihoods) {
    var runs = new TestRuns(runner, problem(), Language.PYTHON, 90);
    return new PatchChoice(problem(), runs)
        .choose(patches, CODE, runs.start(CODE), mutation -> likelihoods.get(mutation.text()))
        .chosen()
        .orElseThrow();
  }

  @Test
  void withoutRunsLeftTheLikeliestPatchIsChosen() {
    var runner = new ScriptedRunner((code, test) -> Value.of(1));
    var runs = new TestRuns(runner, problem(), Language.PYTHON, 1);

    Optional<Trial> chosen =
        new PatchChoice(problem(), runs)
            .choose(
                List.of(patch("x - 1"), patch("x + 2")),
                CODE,
                NOTHING,
                m -> m.text().equals("x + 2") ? 1 : 0.5)
            .chosen();

    assertThat(chosen.orElseThrow().code()).isEqualTo("x + 2");
    assertThat(runner.executions()).isZero();
  }

  @Test
  void aPatchThatAnswersTheSameToEverythingLosesToOneThatDoesNot() {
    var runner =
        new ScriptedRunner(
            (code, test) -> code.contains("0") ? Value.of(7) : test.arguments().get(0));
    var runs = new TestRuns(runner, problem(), Language.PYTHON, 90);

    Choice choice =
        new PatchChoice(problem(), runs)
            .choose(
                List.of(patch("0"), patch("x")),
                CODE,
                runs.start(CODE),
                m -> m.text().equals("0") ? 1 : 0.5);

    assertThat(choice.chosen().orElseThrow().code()).isEqualTo("x");
    assertThat(choice.rivals()).hasSize(1);
    assertThat(choice.rivals().get(0).difference().orElseThrow().rival()).isEqualTo("7");
  }

  @Test
  void aSecondChangeIsSearchedForWhereTheFirstMadeTheProgramBetter() {
    var runner =
        new ScriptedRunner(
            (code, test) -> {
              boolean first = code.contains("x + ");
              boolean second = code.contains("3");
              boolean one = test.arguments().get(0).equals(Value.of(1));
              return first && (second || one) ? test.expected() : never(code, test);
            });

    Repair repair = search(runner, LineOrder.SUSPICIOUS, 100, 1);

    assertThat(repair.chosen().orElseThrow().code()).contains("x + 3");
    assertThat(repair.chosen().orElseThrow().mutation().kind()).isEqualTo("two changes");
    assertThat(repair.runs()).isEqualTo(runner.executions()).isLessThanOrEqualTo(100);
  }

  @Test
  void lockedLinesAreNeverTouched() {
    String code = CODE + "\n\ndef adapter(y):\n    return Solution().f(y) - 1\n";
    Locked locked = Locked.behind(code, 4);
    var runner = new ScriptedRunner(RepairSearchTest::never);

    for (LineOrder order : LineOrder.values()) {
      Repair repair =
          new RepairSearch(runner, problem(), Language.PYTHON, locked)
              .search(code, new RepairSearch.Options(order, 300, 1), new SplittableRandom(1));

      assertThat(repair.trials())
          .isNotEmpty()
          .allMatch(trial -> trial.code().endsWith(locked.text()));
    }
  }

  private static Trial patch(String code) {
    return new Trial(new Mutation("operator", 1, 0, 0, code, 1), code, 0, true, 1);
  }
}
