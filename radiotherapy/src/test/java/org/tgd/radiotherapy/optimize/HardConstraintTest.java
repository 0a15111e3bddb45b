package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.EquivalentUniformDose;
import org.tgd.radiotherapy.objective.MaximumDoseConstraint;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

class HardConstraintTest {
  private static final DoseConstraint ALL = new MinimumDoseConstraint("Target", 60, 100);
  private static final DoseConstraint D95 = new MinimumDoseConstraint("Target", 60, 95);

  private static Fluence solve(InverseProblem problem, int threads) {
    try (Workers workers = Workers.of(threads)) {
      return new FluenceOptimizer(SolverSettings.DEFAULT, workers).solve(problem);
    }
  }

  private static double[] doses(InverseProblem problem, double[] x, String structure) {
    double[] dose = dose(problem, x);
    return Arrays.stream(problem.rows(structure)).mapToDouble(r -> dose[r]).toArray();
  }

  private static double[] dose(InverseProblem problem, double[] x) {
    double[] dose = new double[problem.matrix().rows()];
    try (Workers workers = Workers.of(1)) {
      problem.matrix().multiply(x, dose, workers);
    }
    return dose;
  }

  /**
   * No feasible direction of a convex problem descends: the linear programme over small steps has
   * no solution below zero, checked by the multipliers of a least-squares fit (Farkas).
   */
  private static double farkasResidual(InverseProblem problem, double[] x, double limit) {
    double[] gradient = new double[x.length];
    try (Workers workers = Workers.of(1)) {
      problem.function(workers).evaluate(x, gradient);
    }
    double[] dose = dose(problem, x);
    int[] active =
        Arrays.stream(problem.rows("Target")).filter(r -> dose[r] < limit + 1e-6).toArray();
    double[][] row = new double[active.length][x.length];
    for (int j = 0; j < x.length; j++) {
      double[] unit = new double[x.length];
      unit[j] = 1;
      double[] column = dose(problem, unit);
      for (int i = 0; i < active.length; i++) {
        row[i][j] = column[active[i]];
      }
    }
    return fitted(gradient, row, x);
  }

  /** The smallest max-norm residual that coordinate descent finds for g - Aᵀλ - μ = 0. */
  private static double fitted(double[] gradient, double[][] row, double[] x) {
    double[] left = gradient.clone();
    double[] multiplier = new double[row.length];
    for (int sweep = 0; sweep < 200_000; sweep++) {
      for (int i = 0; i < row.length; i++) {
        double slope = 0;
        double bend = 1e-300;
        for (int j = 0; j < left.length; j++) {
          if (x[j] > 0 || left[j] < 0) {
            slope += row[i][j] * left[j];
            bend += row[i][j] * row[i][j];
          }
        }
        double next = Math.max(0, multiplier[i] + slope / bend);
        for (int j = 0; j < left.length; j++) {
          left[j] -= (next - multiplier[i]) * row[i][j];
        }
        multiplier[i] = next;
      }
    }
    double worst = 0;
    for (int j = 0; j < left.length; j++) {
      worst = Math.max(worst, x[j] > 0 ? Math.abs(left[j]) : -left[j]);
    }
    return worst / Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void convexConstraintsEndAtAPointThatMultipliersProveOptimal(long seed) {
    InverseProblem problem = RandomProblem.of(seed, ALL);
    Fluence fluence = solve(problem, 1);
    assertThat(ALL.reached(doses(problem, fluence.weights(), "Target"))).isGreaterThan(60 - 1e-9);
    assertThat(fluence.outcome().residuals().primalGy()).isLessThan(1e-8);
    assertThat(fluence.outcome().residuals().dual()).isLessThan(1e-4);
    assertThat(farkasResidual(problem, fluence.weights(), 60)).isLessThan(2e-3);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 7})
  void noOtherChoiceOfVoxelsIsFoundThatIsBetter(long seed) {
    InverseProblem problem = RandomProblem.of(seed, D95);
    Fluence fluence = solve(problem, 1);
    assertThat(D95.reached(doses(problem, fluence.weights(), "Target"))).isGreaterThan(60 - 1e-9);
    SplittableRandom random = new SplittableRandom(seed);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      for (int i = 0; i < 10; i++) {
        double[] start = fluence.weights();
        Arrays.setAll(start, j -> start[j] * (0.5 + random.nextDouble()) + random.nextDouble());
        assertThat(optimizer.solve(problem, start).objective())
            .isGreaterThan(fluence.objective() * (1 - 1e-6));
      }
    }
  }

  @Test
  void everyVoxelThatIsLeftOutNeedsIt() {
    InverseProblem problem = RandomProblem.of(5, D95);
    double[] doses = doses(problem, solve(problem, 1).weights(), "Target");
    assertThat(Arrays.stream(doses).filter(d -> d < 60 - 1e-6).count())
        .isEqualTo(doses.length - D95.voxels(doses.length));
  }

  @Test
  void constrainedPlansAreTheSameToTheLastBitAtAnyNumberOfThreads() {
    InverseProblem problem = RandomProblem.of(1, D95, new MaximumDoseConstraint("Body", 80, 5));
    assertThat(solve(problem, 3).weights()).containsExactly(solve(problem, 1).weights());
  }

  @Test
  void maximumAndMinimumDosesHoldTogether() {
    DoseConstraint most = new MaximumDoseConstraint("Target", 110, 0);
    InverseProblem loose = RandomProblem.of(2, D95);
    InverseProblem tight = RandomProblem.of(2, D95, most);
    double hottest =
        Arrays.stream(doses(loose, solve(loose, 1).weights(), "Target")).max().orElse(0);
    DoseConstraint cooler = new MaximumDoseConstraint("Target", 0.97 * hottest, 0);
    InverseProblem both = RandomProblem.of(2, D95, cooler);
    Fluence fluence = solve(both, 1);
    double[] doses = doses(both, fluence.weights(), "Target");
    assertThat(D95.reached(doses)).isGreaterThan(60 - 1e-5);
    assertThat(cooler.violation(doses)).isLessThan(1e-5);
    assertThat(fluence.objective()).isGreaterThan(solve(loose, 1).objective());
    assertThat(tight.certainty()).contains("local one");
  }

  /** Two methods that share nothing but the objectives. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 6})
  void newtonAndTheMethodOfMultipliersEndAtTheSamePlan(long seed) {
    InverseProblem loose = RandomProblem.of(seed, ALL);
    double hottest =
        Arrays.stream(doses(loose, solve(loose, 1).weights(), "Target")).max().orElse(0);
    InverseProblem both =
        RandomProblem.of(seed, ALL, new MaximumDoseConstraint("Target", 0.98 * hottest, 0));
    Fluence newton = solve(both, 1);
    try (Workers workers = Workers.of(1)) {
      List<LimitedVoxels> limits = new Feasibility(both, workers).limits(1);
      ChosenPlan.chooseByDose(limits, dose(both, newton.weights()));
      double[] start = new double[both.matrix().columns()];
      Arrays.fill(start, 1);
      Fluence other =
          new AugmentedLagrangian(both, SolverSettings.DEFAULT, workers)
              .solve(limits, start, false);
      assertThat(newton.objective()).isCloseTo(other.objective(), withinPercentage(1e-4));
    }
    assertThat(newton.outcome().residuals().primalGy()).isLessThan(1e-8);
    assertThat(newton.outcome().residuals().dual()).isLessThan(1e-4);
  }

  /** The voxels that are dearest without the maximum dose cannot be left out under it. */
  @Test
  void voxelsThatAMaximumDoseAllowsToBeLeftOutAreFound() {
    int solved = 0;
    for (int seed = 0; seed < 6; seed++) {
      InverseProblem loose = RandomProblem.of(seed, D95);
      double hottest =
          Arrays.stream(doses(loose, solve(loose, 1).weights(), "Target")).max().orElse(0);
      MaximumDoseConstraint cooler = new MaximumDoseConstraint("Target", 0.93 * hottest, 0);
      InverseProblem both = RandomProblem.of(seed, D95, cooler);
      try {
        double[] doses = doses(both, solve(both, 1).weights(), "Target");
        assertThat(D95.violation(doses)).isLessThan(1e-6);
        assertThat(cooler.violation(doses)).isLessThan(1e-6);
        solved++;
      } catch (InfeasibleException refusal) {
        assertThat(refusal).hasMessageContaining("no plan was found").hasMessageContaining("voxel");
      }
    }
    assertThat(solved).isGreaterThanOrEqualTo(4);
  }

  @Test
  void voxelsInTheDarkAreLeftOutWhereTheyMayBe() {
    InverseProblem lit = RandomProblem.of(3, D95);
    InverseProblem dark = darkened(lit, 4, 0);
    double[] doses = doses(dark, solve(dark, 1).weights(), "Target");
    assertThat(D95.reached(doses)).isGreaterThan(60 - 1e-9);
    assertThatThrownBy(() -> solve(darkened(lit, 5, 0), 1))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("D95 of Target >= 60 Gy")
        .hasMessageContaining("5 voxels are reached by no beam")
        .hasMessageContaining("may leave out 4 of 88")
        .hasMessageContaining("voxel " + lit.rows("Target")[0]);
  }

  @Test
  void voxelsNearlyInTheDarkAreNamedInsteadOfADoseThatNoPlanHas() {
    InverseProblem dim = darkened(RandomProblem.of(3, ALL), 1, 1e-6f);
    assertThatThrownBy(() -> solve(dim, 1))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("too little of any beam")
        .hasMessageContaining("voxel " + dim.rows("Target")[0]);
  }

  @Test
  void contradictingConstraintsAreNamedWithTheirVoxels() {
    InverseProblem problem = RandomProblem.of(4, ALL, new MaximumDoseConstraint("Target", 61, 0));
    assertThatThrownBy(() -> solve(problem, 1))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("no plan keeps the hard constraints")
        .hasMessageContaining("D100 of Target >= 60 Gy is broken in")
        .hasMessageContaining("D0 of Target <= 61 Gy is broken in");
  }

  @Test
  void uniformDoseOfADarkVoxelIsRefused() {
    InverseProblem lit = RandomProblem.of(3);
    List<WeightedObjective> uniform =
        List.of(
            new WeightedObjective("Target", 100, new EquivalentUniformDose(60, -10)),
            new WeightedObjective("Body", 10, new SquaredOverdosing(20)));
    InverseProblem dark = darkened(lit, 1, 0).withObjectives(uniform);
    assertThatThrownBy(() -> solve(dark, 1))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("EUD of Target")
        .hasMessageContaining("voxel " + lit.rows("Target")[0]);
  }

  /** The same problem with the first voxels of the target at a share of their dose. */
  private static InverseProblem darkened(InverseProblem problem, int voxels, float share) {
    int[] first = Arrays.copyOf(problem.rows("Target"), voxels);
    int n = problem.matrix().columns();
    int rows = problem.matrix().rows();
    int[] start = new int[n + 1];
    int[] row = new int[n * rows];
    float[] value = new float[n * rows];
    int at = 0;
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      double[] column = dose(problem, unit);
      for (int r = 0; r < rows; r++) {
        boolean dim = Arrays.binarySearch(first, r) >= 0;
        float entry = (float) column[r] * (dim ? share : 1);
        if (entry > 0) {
          row[at] = r;
          value[at++] = entry;
        }
      }
      start[j + 1] = at;
    }
    RowMatrix matrix =
        RowMatrix.select(
            start,
            Arrays.copyOf(row, at),
            Arrays.copyOf(value, at),
            IntStream.range(0, rows).toArray());
    return new InverseProblem(
        matrix, problem.structures(), problem.objectives(), problem.constraints());
  }

  @Test
  void sensitivitiesKeepVoxelsAtTheirLimit() {
    InverseProblem problem = RandomProblem.of(1, ALL);
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer optimizer = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      double[] x = optimizer.solve(problem).weights();
      double[][] slope = optimizer.sensitivities(problem, x);
      double step = 1e-4;
      for (int k = 0; k < 3; k++) {
        double[] up = optimizer.solve(scaled(problem, k, Math.exp(step))).weights();
        double[] down = optimizer.solve(scaled(problem, k, Math.exp(-step))).weights();
        for (int j = 0; j < x.length; j++) {
          assertThat(slope[k][j])
              .as("weight %d, beamlet %d", k, j)
              .isCloseTo((up[j] - down[j]) / (2 * step), within(0.02));
        }
      }
    }
  }

  private static InverseProblem scaled(InverseProblem problem, int k, double factor) {
    WeightedObjective[] changed = problem.objectives().toArray(new WeightedObjective[0]);
    changed[k] = changed[k].withWeight(changed[k].weight() * factor);
    return problem.withObjectives(List.of(changed));
  }

  @Test
  void saysWhatIsCertain() {
    assertThat(RandomProblem.of(0, ALL).certainty()).contains("convex");
    assertThat(RandomProblem.of(0, D95).certainty()).contains("a local one over which they are");
    InverseProblem uniform =
        new InverseProblem(
            Phantom.matrix(),
            Map.of("Target", new int[] {3}),
            List.of(new WeightedObjective("Target", 1, new SquaredDeviation(2))));
    assertThat(uniform.certainty()).contains("convex");
  }
}
