package org.tgd.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.optim.StrategySpec;

/** That the baselines are set up well: a badly set up baseline is easily beaten. */
class BoxSearchTest {
  private static final double[] LOWER = {0, 0, 0, 0, 0};
  private static final double[] UPPER = {4, 4, 4, 4, 4};
  private static final double[] START = {2, 2, 2, 2, 2};
  private static final double[] OPTIMUM = {3.5, 0.4, 1.2, 2.9, 0.9};

  static Stream<BoxSearch> all() {
    return Stream.concat(
        guided(), Stream.of(new RandomSearch(), new SobolSearch(), new ParzenSearch()));
  }

  static Stream<BoxSearch> guided() {
    return Stream.of(
        new NelderMeadSearch(),
        new BobyqaSearch(),
        new CmaesSearch(),
        new EvolutionSearch(),
        new PowellSearch(),
        new GaussianProcessSearch(),
        new DescentSearch(StrategySpec.TGD),
        new HybridSearch(new DescentSearch(StrategySpec.TGD), new NelderMeadSearch()));
  }

  /** A quadratic of condition 100 whose axes are turned against the box by plane rotations. */
  private static double turned(double[] x) {
    double[] d = new double[5];
    for (int i = 0; i < 5; i++) {
      d[i] = x[i] - OPTIMUM[i];
    }
    for (int i = 0; i < 4; i++) {
      double c = Math.cos(0.7 + i);
      double s = Math.sin(0.7 + i);
      double a = c * d[i] - s * d[i + 1];
      d[i + 1] = s * d[i] + c * d[i + 1];
      d[i] = a;
    }
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += Math.pow(10, i / 2.0) * d[i] * d[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("all")
  void spendsTheBudgetAndNotMoreAndStartsAtTheStart(BoxSearch search) {
    AtomicInteger calls = new AtomicInteger();
    BoxFunction function =
        new BoxFunction(
            x -> {
              for (double v : x) {
                assertThat(v).isBetween(0.0, 4.0);
              }
              return calls.incrementAndGet() == 1 ? turned(START) : turned(x);
            },
            LOWER,
            UPPER,
            25);
    search.search(function, START, 1);
    assertThat(calls.get()).isEqualTo(25);
    assertThat(function.trace()).hasSize(25);
    assertThat(function.trace().get(24)).isEqualTo(function.bestValue());
    assertThat(function.bestValue()).isLessThanOrEqualTo(turned(START));
  }

  @ParameterizedTest
  @MethodSource("guided")
  void comesFarCloserThanRandomSearchOnATurnedQuadratic(BoxSearch search) {
    BoxFunction guided = new BoxFunction(BoxSearchTest::turned, LOWER, UPPER, 400);
    search.search(guided, START, 1);
    BoxFunction random = new BoxFunction(BoxSearchTest::turned, LOWER, UPPER, 400);
    new RandomSearch().search(random, START, 1);
    assertThat(guided.bestValue()).isLessThan(0.05 * random.bestValue());
  }

  @ParameterizedTest
  @MethodSource("guided")
  void pointsWithoutAValueDoNotStopASearch(BoxSearch search) {
    BoxFunction function =
        new BoxFunction(
            x -> x[1] > 2.5 ? Double.POSITIVE_INFINITY : x[2] > 3.5 ? Double.NaN : sphere(x),
            LOWER,
            UPPER,
            100);
    search.search(function, START, 1);
    assertThat(function.trace()).hasSizeGreaterThan(50);
    assertThat(function.bestValue()).isLessThan(0.3 * sphere(START));
  }

  private static double sphere(double[] x) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (x[i] - OPTIMUM[i]) * (x[i] - OPTIMUM[i]);
    }
    return sum;
  }

  /** Its valley leads from the middle of the box to (1, 1, 1, 1, 1). */
  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2);
    }
    return sum;
  }

  private static double best(
      BoxSearch search, ToDoubleFunction<double[]> of, int budget, long seed) {
    BoxFunction function = new BoxFunction(of, LOWER, UPPER, budget);
    search.search(function, START, seed);
    return function.bestValue();
  }

  @ParameterizedTest
  @MethodSource("guided")
  void settlesOnASphereAndFollowsRosenbrocksValley(BoxSearch search) {
    assertThat(best(search, BoxSearchTest::sphere, 400, 1)).isLessThan(1e-2);
    assertThat(best(search, BoxSearchTest::rosenbrock, 1000, 1))
        .isLessThan(0.1 * best(new RandomSearch(), BoxSearchTest::rosenbrock, 1000, 1));
  }

  @Test
  void parzenEstimatorsAreAheadOfRandomSearchAndSobolIsNotBehindOnASphere() {
    double random = 0;
    double sobol = 0;
    double parzen = 0;
    double turned = 0;
    double valley = 0;
    for (long seed = 1; seed <= 8; seed++) {
      random += best(new RandomSearch(), BoxSearchTest::sphere, 200, seed);
      sobol += best(new SobolSearch(), BoxSearchTest::sphere, 200, seed);
      parzen += best(new ParzenSearch(), BoxSearchTest::sphere, 200, seed);
      turned +=
          best(new ParzenSearch(), BoxSearchTest::turned, 200, seed)
              / best(new RandomSearch(), BoxSearchTest::turned, 200, seed);
      valley +=
          best(new ParzenSearch(), BoxSearchTest::rosenbrock, 200, seed)
              / best(new RandomSearch(), BoxSearchTest::rosenbrock, 200, seed);
    }
    assertThat(parzen).isLessThan(0.3 * random);
    assertThat(sobol).isLessThan(1.2 * random);
    assertThat(turned / 8).isLessThan(0.8);
    assertThat(valley / 8).isLessThan(0.8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sameSeedGivesTheSameTrace(BoxSearch search) {
    BoxFunction one = new BoxFunction(BoxSearchTest::turned, LOWER, UPPER, 60);
    BoxFunction two = new BoxFunction(BoxSearchTest::turned, LOWER, UPPER, 60);
    search.search(one, START, 7);
    search.search(two, START, 7);
    assertThat(one.trace()).isEqualTo(two.trace());
  }

  @Test
  void repeatedPointsAreFree() {
    AtomicInteger calls = new AtomicInteger();
    BoxFunction function = new BoxFunction(x -> calls.incrementAndGet(), LOWER, UPPER, 3);
    function.value(START);
    function.value(START);
    assertThat(calls.get()).isEqualTo(1);
    assertThat(function.trace()).hasSize(1);
  }

  @Test
  void aHybridGoesOnFromTheBestPointOfTheFirstAndSpendsWhatIsLeft() {
    BoxFunction function = new BoxFunction(BoxSearchTest::sphere, LOWER, UPPER, 40);
    new HybridSearch(new RandomSearch(), new BobyqaSearch()).search(function, START, 3);
    BoxFunction first = new BoxFunction(BoxSearchTest::sphere, LOWER, UPPER, 20);
    new RandomSearch().search(first, START, 3);
    assertThat(function.trace()).hasSize(40);
    assertThat(function.trace().subList(0, 20)).isEqualTo(first.trace());
    assertThat(function.bestValue()).isLessThan(0.01 * first.bestValue());
  }

  @Test
  void aProcessNeedsFewPointsWhereSteepestCountsMost() {
    double process = best(new GaussianProcessSearch(), BoxSearchTest::sphere, 60, 1);
    assertThat(process).isLessThan(0.3 * best(new ParzenSearch(), BoxSearchTest::sphere, 60, 1));
    assertThat(best(new GaussianProcessSearch(), BoxSearchTest::sphere, 60, 1)).isEqualTo(process);
  }
}
