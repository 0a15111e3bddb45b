package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.objective.EquivalentUniformDose;
import org.tgd.radiotherapy.objective.MaxDvh;
import org.tgd.radiotherapy.objective.MeanDose;
import org.tgd.radiotherapy.objective.MinDvh;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

class FluenceOptimizerTest {
  private static final List<WeightedObjective> CONVEX =
      List.of(
          new WeightedObjective("Target", 100, new SquaredDeviation(60)),
          new WeightedObjective("Organ", 30, new EquivalentUniformDose(10, 4)),
          new WeightedObjective("Organ", 5, new MeanDose(0)),
          new WeightedObjective("Body", 20, new SquaredOverdosing(20)));

  private static InverseProblem problem(List<WeightedObjective> objectives) {
    return new InverseProblem(Phantom.matrix(), Phantom.structures(), objectives);
  }

  private static Fluence solve(InverseProblem problem, int threads) {
    try (Workers workers = Workers.of(threads)) {
      return new FluenceOptimizer(SolverSettings.DEFAULT, workers).solve(problem);
    }
  }

  @Test
  void convexProblemEndsAtAPointWithoutProjectedGradient() {
    Fluence fluence = solve(problem(CONVEX), 1);
    assertThat(fluence.outcome().projectedGradient()).isLessThan(1e-6);
    assertThat(Arrays.stream(fluence.weights()).min().orElseThrow()).isNotNegative();
    assertThat(fluence.outcome().stop()).isNotEqualTo(StopRule.ITERATIONS);
    assertThat(fluence.outcome().iterations()).isLessThan(40);
  }

  @Test
  void solutionIsTheSameToTheLastBitAtAnyNumberOfThreads() {
    double[] one = solve(problem(CONVEX), 1).weights();
    assertThat(solve(problem(CONVEX), 2).weights()).containsExactly(one);
    assertThat(solve(problem(CONVEX), 3).weights()).containsExactly(one);
  }

  @Test
  void convexSolutionDoesNotDependOnTheStart() {
    InverseProblem problem = problem(CONVEX);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      double[] other = new double[problem.matrix().columns()];
      Arrays.setAll(other, j -> j % 7);
      assertThat(optimizer.solve(problem, other).objective())
          .isCloseTo(optimizer.solve(problem).objective(), within(1e-6));
    }
  }

  @Test
  void targetsOfUniformDoseAreIrradiated() {
    List<WeightedObjective> objectives =
        List.of(
            new WeightedObjective("Target", 100, new EquivalentUniformDose(60, -10)),
            new WeightedObjective("Target", 50, new SquaredOverdosing(63)),
            new WeightedObjective("Organ", 10, new EquivalentUniformDose(20, -5)),
            new WeightedObjective("Body", 20, new SquaredOverdosing(20)));
    InverseProblem problem = problem(objectives);
    Fluence fluence = solve(problem, 1);
    double[] doses = targetDoses(problem, fluence);
    assertThat(new EquivalentUniformDose(60, -10).value(doses)).isLessThan(100);
    assertThat(fluence.outcome().projectedGradient()).isLessThan(1e-2);
    assertThat(fluence.outcome().iterations()).isLessThan(60);
  }

  @Test
  void reachesTheSameOptimumFromAnywhereWhereOnlyMeansBendTheObjective() {
    List<WeightedObjective> objectives =
        List.of(
            new WeightedObjective("Target", 100, new EquivalentUniformDose(60, -10)),
            new WeightedObjective("Organ", 1, new MeanDose(0)),
            new WeightedObjective("Body", 5, new MeanDose(0)));
    InverseProblem problem = problem(objectives);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      double[] other = new double[problem.matrix().columns()];
      Arrays.setAll(other, j -> 1 + j % 7);
      double value = optimizer.solve(problem).objective();
      assertThat(optimizer.solve(problem, other).objective())
          .isCloseTo(value, within(1e-6 * value));
    }
  }

  @Test
  void annealingIsNotWorseThanTheUniformStart() {
    List<WeightedObjective> objectives =
        List.of(
            new WeightedObjective("Target", 100, new SquaredDeviation(60)),
            new WeightedObjective("Target", 300, new MinDvh(60, 90)),
            new WeightedObjective("Organ", 200, new MaxDvh(15, 30)),
            new WeightedObjective("Body", 20, new SquaredOverdosing(40)));
    InverseProblem problem = problem(objectives);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      Fluence single =
          ProjectedNewton.minimise(
              problem.function(objectives, workers),
              optimizer.start(problem),
              SolverSettings.DEFAULT);
      assertThat(optimizer.solve(problem).objective()).isLessThanOrEqualTo(single.objective());
    }
  }

  @Test
  void constraintHoldsAndCostsObjective() {
    MinimumDoseConstraint constraint = new MinimumDoseConstraint("Target", 60, 100);
    InverseProblem free = problem(CONVEX);
    InverseProblem bound =
        new InverseProblem(free.matrix(), free.structures(), CONVEX, List.of(constraint));
    Fluence fluence = solve(bound, 1);
    assertThat(constraint.reached(targetDoses(bound, solve(free, 1)))).isLessThan(59);
    assertThat(constraint.reached(targetDoses(bound, fluence)))
        .isGreaterThanOrEqualTo(60 - 1e-9)
        .isLessThan(61);
    assertThat(fluence.objective()).isGreaterThan(solve(free, 1).objective());
  }

  private static double[] targetDoses(InverseProblem problem, Fluence fluence) {
    double[] dose = new double[problem.matrix().rows()];
    try (Workers workers = Workers.of(1)) {
      problem.matrix().multiply(fluence.weights(), dose, workers);
    }
    return Arrays.stream(problem.rows("Target")).mapToDouble(r -> dose[r]).toArray();
  }

  @Test
  void sensitivitiesAgreeWithSolvingAgain() {
    InverseProblem problem = problem(CONVEX);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      double[] x = optimizer.solve(problem).weights();
      double[][] slope = optimizer.sensitivities(problem, x);
      double step = 1e-4;
      for (int k = 0; k < CONVEX.size(); k++) {
        double[] up = optimizer.solve(problem.withObjectives(scaled(k, Math.exp(step)))).weights();
        double[] down =
            optimizer.solve(problem.withObjectives(scaled(k, Math.exp(-step)))).weights();
        for (int j = 0; j < x.length; j++) {
          double numeric = (up[j] - down[j]) / (2 * step);
          assertThat(slope[k][j])
              .as("weight %d, beamlet %d", k, j)
              .isCloseTo(numeric, within(0.02));
        }
      }
    }
  }

  private static List<WeightedObjective> scaled(int k, double factor) {
    WeightedObjective[] changed = CONVEX.toArray(new WeightedObjective[0]);
    changed[k] = changed[k].withWeight(changed[k].weight() * factor);
    return List.of(changed);
  }

  @Test
  void rejectsUnknownAndEmptyStructures() {
    assertThatThrownBy(() -> problem(List.of(new WeightedObjective("Lung", 1, new MeanDose(0)))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'Lung'")
        .hasMessageContaining("Target, Organ, Body");
    assertThatThrownBy(
            () ->
                new InverseProblem(
                    Phantom.matrix(),
                    Map.of("Void", new int[0]),
                    List.of(new WeightedObjective("Void", 1, new MeanDose(0)))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no voxel");
  }

  @Test
  void saysWhenNoBeamReachesTheTarget() {
    RowMatrix dark =
        RowMatrix.select(new int[] {0, 1}, new int[] {1}, new float[] {1}, new int[] {0, 1});
    InverseProblem problem =
        new InverseProblem(
            dark,
            Map.of("Target", new int[] {0}),
            List.of(new WeightedObjective("Target", 1, new SquaredDeviation(60))));
    assertThatThrownBy(() -> solve(problem, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no beam");
  }
}
