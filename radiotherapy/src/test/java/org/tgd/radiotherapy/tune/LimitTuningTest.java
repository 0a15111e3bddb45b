package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tgd.core.Outcome;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.level.LexicographicSolve;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.SmallPatient;

/** Hard limits of goals as lines of the candidate. */
class LimitTuningTest {
  private static final String START = "Target: 100\nOrgan: 100\nBody: 100";
  private static final String REACHED = "Target D95 hard limit: 60";
  private static final String HARD =
      "Target: 1\nOrgan: 1\nBody: 1\nOrgan mean: 83\n"
          + REACHED
          + "\nTarget max hard limit: 66\nOrgan V40 hard limit: 45";

  private final GoalSet goals = goals(45);

  private static GoalSet goals(double percent) {
    return GoalParser.parse(
        """
        name: small
        prescription: 60
        normalize: {structure: Target, metric: D95, value: 60, unit: Gy}
        goals:
          - {structure: Target, metric: max, operator: "<=", value: 66, unit: Gy, priority: 1}
          - {structure: Organ, metric: V40, operator: "<=", value: %s, unit: "%%", priority: 2}
          - {structure: Organ, metric: mean, operator: minimize, value: 0, unit: Gy, priority: 3}
        """
            .formatted(percent),
        "small.yaml");
  }

  private static PlanEvaluator evaluator(GoalSet goals) {
    return new PlanEvaluator(
        SmallPatient.patient(),
        SmallPatient.evaluator().template().withTunedLimits(),
        goals,
        Workers.of(1));
  }

  private static Evaluation.Scored scored(PlanEvaluator evaluator, String text) {
    return (Evaluation.Scored) evaluator.evaluate(text);
  }

  private static List<Finding> ofLimits(Evaluation.Scored scored) {
    return scored.findings().stream().filter(f -> f.about().equals(LimitFindings.ABOUT)).toList();
  }

  @Test
  void aHardLimitIsKeptWhateverTheWeights() {
    PlanEvaluator evaluator = evaluator(goals);
    for (String organ : List.of("Organ mean: 83", "Organ mean: 2")) {
      Weights weights =
          evaluator.parse(HARD.replace("Organ mean: 83", organ)).weights().orElseThrow();
      Plan plan = evaluator.plan(weights);
      assertThat(plan.score().met()).isEqualTo(2);
      assertThat(plan.score().doseFactor()).isEqualTo(1, within(1e-3));
      assertThat(plan.problem().constraints()).hasSize(3);
    }
  }

  @Test
  void textsWithoutLimitsMeanWhatTheyDidBefore() {
    PlanEvaluator before =
        new PlanEvaluator(
            SmallPatient.patient(), SmallPatient.evaluator().template(), goals, Workers.of(1));
    assertThat(scored(evaluator(goals), START).loss()).isEqualTo(scored(before, START).loss());
    assertThat(ofLimits(scored(before, START))).isEmpty();
    assertThat(before.evaluate(HARD)).isInstanceOf(Evaluation.Rejected.class);
  }

  @Test
  void theOutcomeDependsOnTheTextAlone() {
    PlanEvaluator used = evaluator(goals);
    scored(used, HARD.replace("V40 hard limit: 45", "V40 hard limit: 50"));
    scored(used, HARD.replace("Organ mean: 83", "Organ mean: 20"));
    assertThat(scored(used, HARD).loss()).isEqualTo(scored(evaluator(goals), HARD).loss());
  }

  @Test
  void aTextIsReadBackAsWritten() {
    Weights weights = evaluator(goals).parse(HARD).weights().orElseThrow();
    assertThat(weights.text()).isEqualTo(HARD);
    assertThat(weights.limits()).containsEntry("Organ V40 hard limit", 45.0).hasSize(3);
    assertThat(weights.at(weights.coordinates()).limits()).isEqualTo(weights.limits());
    PlanForm form =
        new PlanForm(
            List.of("Target", "Organ", "Body"), weights.limits().keySet().stream().toList());
    assertThat(
            form.salvage("Organ: 50, and Organ V40 hard limit: 45 -> 40", START + "\n" + REACHED))
        .contains("Target: 100\nOrgan: 50\nBody: 100\n" + REACHED + "\nOrgan V40 hard limit: 40");
  }

  @Test
  void whatIsWrongWithALimitIsSaid() {
    Evaluation none = evaluator(goals).evaluate(START + "\nOrgan V40 hard limit: -3");
    assertThat(((Evaluation.Rejected) none).report())
        .contains("line 4, the Organ V40 hard limit, was '-3'; must be a number from 0.001 to");
    Evaluation unknown = evaluator(goals).evaluate(START + "\nHeart V40 hard limit: 3");
    assertThat(((Evaluation.Rejected) unknown).report())
        .contains("line 4 names 'Heart V40 hard limit'")
        .contains("There may be lines for Organ mean, Target D95 hard limit");
  }

  @Test
  void limitsThatNoPlanKeepsAreRefusedAndTheDescentGoesOn() {
    GoalSet strict =
        GoalParser.parse(
            """
            name: small
            prescription: 60
            normalize: {structure: Target, metric: D95, value: 60, unit: Gy}
            goals:
              - {structure: Target, metric: max, operator: "<=", value: 66, unit: Gy, priority: 1}
              - {structure: Organ, metric: max, operator: "<=", value: 5, unit: Gy, priority: 2}
              - {structure: Organ, metric: mean, operator: minimize, value: 0, unit: Gy, priority: 3}
            """,
            "small.yaml");
    PlanEvaluator evaluator = evaluator(strict);
    String asked = HARD.replace("Organ V40 hard limit: 45", "Organ max hard limit: 5");
    assertThat(((Evaluation.Rejected) evaluator.evaluate(asked)).report()).contains("Organ");
    Problem problem = RadiotherapyDomain.problem(evaluator);
    Outcome outcome = PlanTuningTest.optimization(problem, 3).run(PlanTuningTest.start(problem));
    List<Map<String, Double>> limits =
        outcome.trajectory().stream()
            .map(step -> step.parameters().get("weights").value())
            .map(text -> evaluator.parse(text).weights().orElseThrow().limits())
            .toList();
    assertThat(limits.get(1)).containsEntry("Organ max hard limit", 5.0);
    assertThat(limits.get(2)).hasSize(2).doesNotContainKey("Organ max hard limit");
    assertThat(outcome.trajectory().get(1).score()).isInfinite();
    assertThat(outcome.best().score()).isLessThan(outcome.start().score());
  }

  @Test
  void theDescentIsNotBehindLevelAfterLevel() {
    PlanEvaluator evaluator = evaluator(goals);
    Problem problem = RadiotherapyDomain.problem(evaluator);
    Outcome outcome = PlanTuningTest.optimization(problem, 4).run(PlanTuningTest.start(problem));
    Weights first =
        evaluator
            .parse(outcome.trajectory().get(1).parameters().get("weights").value())
            .weights()
            .orElseThrow();
    assertThat(evaluator.solves(evaluator.template().start(), Set.of())).isEqualTo(1);
    assertThat(evaluator.solves(first, Set.of(Map.of()))).isEqualTo(4);
    assertThat(evaluator.solves(first, Set.of(first.limits()))).isEqualTo(1);
    List<LexicographicSolve.Stage> stages =
        LexicographicSolve.stages(
            evaluator.patient(), goals, evaluator.template(), evaluator.solver());
    assertThat(outcome.best().score())
        .isLessThanOrEqualTo(LexicographicSolve.last(stages).score().loss() + 1e-4);
  }

  @Test
  void findingsSayFromAndToAndWhatItCounts() {
    Finding first = ofLimits(scored(evaluator(goals), START)).get(0);
    assertThat(first.advice())
        .contains("change the Target weight from 100 to 1")
        .contains("add the line 'Organ V40 hard limit: 45'")
        .contains("takes 4 inner problems");
    assertThat(LimitFindings.asked(first).limits())
        .containsEntry("Target D95 hard limit", 60.0)
        .hasSize(3);
  }
}
