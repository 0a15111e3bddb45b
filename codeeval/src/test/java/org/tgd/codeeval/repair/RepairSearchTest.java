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
  @EnumSource(LineOrder.class)
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
    Map<String, Double> likelihoods = Map.of("x - 1", 1.0, "x + 2", 0.8, "x - 3", 0.7);

    Optional<Trial> chosen =
        new PatchChoice(problem(), runs)
            .choose(
                List.of(patch("x - 1"), patch("x + 2"), patch("x - 3")),
                mutation -> likelihoods.get(mutation.text()));

    assertThat(chosen.orElseThrow().code()).isEqualTo("x + 2");
    assertThat(runs.spent()).isEqualTo(runner.executions()).isBetween(9, 30);
  }

  @Test
  void withoutRunsLeftTheLikeliestPatchIsChosen() {
    var runner = new ScriptedRunner((code, test) -> Value.of(1));
    var runs = new TestRuns(runner, problem(), Language.PYTHON, 1);

    Optional<Trial> chosen =
        new PatchChoice(problem(), runs)
            .choose(
                List.of(patch("x - 1"), patch("x + 2")), m -> m.text().equals("x + 2") ? 1 : 0.5);

    assertThat(chosen.orElseThrow().code()).isEqualTo("x + 2");
    assertThat(runner.executions()).isZero();
  }

  private static Trial patch(String code) {
    return new Trial(new Mutation("operator", 1, 0, 0, code, 1), code, 0, true, 1);
  }
}
