package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.RandomProblem;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** What the local model says of a step, and what solving again gives, on random problems. */
class PlanMovesTest {
  private static final double[] FACTORS = {1.1, 1.32};
  private static final GoalSet GOALS =
      GoalParser.parse(
          """
          name: random
          prescription: 60
          goals:
            - {structure: Target, metric: max, operator: "<=", value: 64, unit: Gy, priority: 1}
            - {structure: Organ, metric: mean, operator: "<=", value: 10, unit: Gy, priority: 2}
            - {structure: Body, metric: mean, operator: minimize, value: 0, unit: Gy, priority: 3}
          """,
          "random.yaml");

  private record Step(double predicted, double came) {
    boolean signRight() {
      return predicted * came > 0;
    }

    double error() {
      return Math.abs(predicted - came) / Math.abs(came);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "100, 20", "95, 6"})
  void predictedChangeOfLossIsWhatSolvingAgainGives(double volumePercent, int problems) {
    List<Step> steps = new ArrayList<>();
    for (int seed = 0; seed < problems; seed++) {
      steps.addAll(steps(evaluator(seed, volumePercent)));
    }
    double right = 100.0 * steps.stream().filter(Step::signRight).count() / steps.size();
    double[] errors = steps.stream().mapToDouble(Step::error).sorted().toArray();
    assertThat(right).isGreaterThanOrEqualTo(97);
    assertThat(errors[errors.length / 2]).isLessThanOrEqualTo(0.05);
  }

  /** All weights at once go far: paths of single weights do not add up there. */
  @ParameterizedTest
  @CsvSource({"0, 8", "100, 8", "95, 3"})
  void stepOfAllWeightsTogetherIsFollowed(double volumePercent, int problems) {
    List<Step> together = new ArrayList<>();
    for (int seed = 0; seed < problems; seed++) {
      PlanEvaluator evaluator = evaluator(seed, volumePercent);
      Plan plan = evaluator.plan(evaluator.template().start());
      PlanModel model = evaluator.model(plan);
      double[] steps = new double[plan.weights().values().size()];
      for (int k = 0; k < steps.length; k++) {
        steps[k] = 0.35 * (k % 2 == 0 ? 1 : -1);
      }
      Weights to = plan.weights().at(plan.weights().after(steps));
      double came = evaluator.plan(to).score().loss() - plan.score().loss();
      together.add(new Step(model.loss(to.coordinates()) - plan.score().loss(), came));
    }
    assertThat(together).allMatch(Step::signRight);
    double[] errors = together.stream().mapToDouble(Step::error).sorted().toArray();
    assertThat(errors[errors.length / 2]).isLessThanOrEqualTo(0.12);
  }

  /** The search is not local: what a smaller radius allows is allowed by a larger one. */
  @Test
  void largerRadiusIsNeverPredictedWorse() {
    for (int seed = 0; seed < 4; seed++) {
      PlanEvaluator evaluator = evaluator(seed, seed % 2 == 0 ? 0 : 100);
      Evaluation start = evaluator.evaluate(evaluator.template().start().text());
      double[] losses =
          start.findings().stream()
              .filter(finding -> finding.about().startsWith(PlanFindings.JOINT))
              .sorted(Comparator.comparingDouble(PlanMovesTest::factor))
              .mapToDouble(finding -> finding.changes().get(0).predictedLoss().orElseThrow())
              .toArray();
      assertThat(losses).hasSizeGreaterThan(2);
      for (int i = 1; i < losses.length; i++) {
        assertThat(losses[i]).isLessThanOrEqualTo(losses[i - 1]);
      }
    }
  }

  /** "… when no weight changes by more than a factor of 2.24". */
  private static double factor(Finding finding) {
    return Double.parseDouble(finding.wanted().substring(finding.wanted().lastIndexOf(' ')));
  }

  @Test
  void weightsThatAreAllMultipliedByOneFactorAreTheSamePlan() {
    PlanEvaluator evaluator = evaluator(3, 0);
    Plan plan = evaluator.plan(evaluator.template().start());
    double[] doubled = plan.weights().coordinates();
    for (int k = 0; k < doubled.length; k++) {
      doubled[k] += Math.log10(2);
    }
    assertThat(evaluator.model(plan).loss(doubled))
        .isCloseTo(plan.score().loss(), within(1e-9 * plan.score().loss()));
  }

  private static List<Step> steps(PlanEvaluator evaluator) {
    Plan plan = evaluator.plan(evaluator.template().start());
    PlanModel model = evaluator.model(plan);
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < plan.weights().values().size(); k++) {
      for (double factor : FACTORS) {
        double[] to = plan.weights().coordinates();
        to[k] += Math.log10(factor);
        List<Double> values = new ArrayList<>(plan.weights().values());
        values.set(k, values.get(k) * factor);
        double came =
            evaluator.plan(new Weights(plan.weights().names(), values)).score().loss()
                - plan.score().loss();
        steps.add(new Step(model.predict(to).loss() - plan.score().loss(), came));
      }
    }
    return steps;
  }

  private static PlanEvaluator evaluator(long seed, double volumePercent) {
    RandomProblem random = new RandomProblem(seed);
    DoseInfluenceMatrix matrix = random.matrix();
    List<WeightedObjective> objectives = random.objectives();
    Grid grid = new Grid(8, 8, 8, new Point(5, 5, 5), new Point(0, 0, 0));
    List<DoseConstraint> constraints =
        volumePercent == 0
            ? List.of()
            : List.of(new MinimumDoseConstraint("Target", 60, volumePercent));
    Map<String, int[]> voxels = RandomProblem.structures();
    StructureSet structures =
        new StructureSet(
            grid,
            List.of(
                structure(voxels, "Target", StructureType.TARGET),
                structure(voxels, "Organ", StructureType.OAR),
                structure(voxels, "Body", StructureType.EXTERNAL)));
    return new PlanEvaluator(
        Patient.of("random", structures, structures, matrix),
        PlanTemplate.of(objectives, constraints),
        GOALS,
        Workers.of(1));
  }

  private static Structure structure(Map<String, int[]> voxels, String name, StructureType type) {
    return new Structure(name, type, 1, VoxelSet.of(voxels.get(name)));
  }
}
