package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.objective.MeanDose;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.SquaredUnderdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

class FocusedDescentTest {
  private static final double ENOUGH = 1e-7;

  private static final List<List<WeightedObjective>> SETS =
      List.of(
          List.of(
              new WeightedObjective("Target", 100, new SquaredDeviation(60)),
              new WeightedObjective("Organ", 100, new SquaredOverdosing(20)),
              new WeightedObjective("Body", 100, new SquaredOverdosing(30))),
          List.of(
              new WeightedObjective("Target", 1000, new SquaredUnderdosing(57)),
              new WeightedObjective("Target", 250, new SquaredOverdosing(63)),
              new WeightedObjective("Organ", 10, new MeanDose(15)),
              new WeightedObjective("Body", 10, new SquaredOverdosing(45))));

  private static InverseProblem problem(List<WeightedObjective> objectives) {
    return new InverseProblem(Phantom.matrix(), Phantom.structures(), objectives);
  }

  private static Fluence descend(InverseProblem problem, int threads) {
    try (Workers workers = Workers.of(threads)) {
      double[] start = new FluenceOptimizer(SolverSettings.DEFAULT, workers).start(problem);
      return FocusedDescent.descend(
          problem.function(workers), start, SolverSettings.DEFAULT, ENOUGH);
    }
  }

  @Test
  void comesAsNearToTheOptimumOfTheNewtonMethodAsWasAsked() {
    try (Workers workers = Workers.of(1)) {
      for (List<WeightedObjective> set : SETS) {
        InverseProblem problem = problem(set);
        double best =
            new FluenceOptimizer(SolverSettings.DEFAULT, workers).solve(problem).objective();
        Fluence found = descend(problem, 1);
        assertThat(found.objective()).isCloseTo(best, within(1e-5 * best));
        assertThat(found.outcome().stop()).isEqualTo(StopRule.EXPECTED_GAP);
        assertThat(Arrays.stream(found.weights()).min().orElseThrow()).isNotNegative();
      }
    }
  }

  @Test
  void fewVoxelsThatBendTheObjectiveDoNotMakeNewtonIterationsCreep() {
    List<WeightedObjective> target =
        List.of(new WeightedObjective("Target", 100, new SquaredDeviation(60)));
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      for (List<WeightedObjective> set : List.of(SETS.get(1), target)) {
        Fluence found = optimizer.solve(problem(set));
        assertThat(found.outcome().projectedGradient()).isLessThan(1e-5);
        assertThat(found.outcome().stop()).isNotEqualTo(StopRule.ITERATIONS);
      }
    }
  }

  @Test
  void isTheSameToTheLastBitAtAnyNumberOfThreads() {
    InverseProblem problem = problem(SETS.get(1));
    double[] one = descend(problem, 1).weights();
    assertThat(descend(problem, 2).weights()).containsExactly(one);
    assertThat(descend(problem, 3).weights()).containsExactly(one);
  }

  @Test
  void aFocusLeavesOutVoxelsWithoutASayAndKeepsTheValue() {
    try (Workers workers = Workers.of(1)) {
      InverseProblem problem = problem(SETS.get(1));
      PlanFunction whole = problem.function(workers);
      double[] x = new FluenceOptimizer(SolverSettings.DEFAULT, workers).start(problem);
      double[] dose = new double[whole.rows()];
      for (int j = 0; j < x.length; j += 3) {
        x[j] = 0;
      }
      whole.dose(x, dose);
      double[] gradient = new double[x.length];
      double value = whole.gradient(x, dose, gradient);
      int[] columns = IntStream.range(0, x.length).filter(j -> x[j] > 0).toArray();
      Focus focus = Focus.of(whole, dose, 1, columns);
      double[] slope = new double[columns.length];
      assertThat(focus.function().rows()).isLessThan(whole.rows());
      assertThat(focus.function().gradient(focus.ofBeamlets(x), focus.ofVoxels(dose), slope))
          .isCloseTo(value, within(1e-9 * value));
      assertThat(slope)
          .containsExactly(
              Arrays.stream(columns).mapToDouble(j -> gradient[j]).toArray(), within(1e-6));
    }
  }
}
