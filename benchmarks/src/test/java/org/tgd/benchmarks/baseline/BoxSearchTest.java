package org.tgd.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the baselines are set up well: a badly set up baseline is easily beaten. */
class BoxSearchTest {
  private static final double[] LOWER = {0, 0, 0, 0, 0};
  private static final double[] UPPER = {4, 4, 4, 4, 4};
  private static final double[] START = {2, 2, 2, 2, 2};
  private static final double[] OPTIMUM = {3.5, 0.4, 1.2, 2.9, 0.9};

  static Stream<BoxSearch> all() {
    return Stream.of(
        new RandomSearch(), new NelderMeadSearch(), new BobyqaSearch(), new CmaesSearch());
  }

  static Stream<BoxSearch> guided() {
    return Stream.of(new NelderMeadSearch(), new BobyqaSearch(), new CmaesSearch());
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
}
