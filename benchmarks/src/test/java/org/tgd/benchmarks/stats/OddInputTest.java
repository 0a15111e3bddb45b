package org.tgd.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One block, ties everywhere, infinities, nothing at all; figures of SciPy 1.17.1. */
class OddInputTest {
  private static final double TOLERANCE = 1e-9;

  private static double[] numbers(String words) {
    return Arrays.stream(words.strip().split(" +", -1))
        .mapToDouble(
            word ->
                word.endsWith("inf")
                    ? (word.startsWith("-") ? -1 : 1) * Double.POSITIVE_INFINITY
                    : Double.parseDouble(word))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "3 1 2, 2.0, 0.36787944117144245, 1 3 2",
    "1 1 2; 5 5 5; 2 3 1; 0 0 0, 0.2857142857142857, 0.8668778997501817, 2.125 1.875 2",
    "inf 1 2; 3 inf 1; -inf 2 2, 0.18181818181817924, 0.9131007162822635, 2 1.83333333333 2.16666666667",
    "1 2 3 4; 1 2 3 4; 1 2 3 4, 9.0, 0.02929088653488826, 4 3 2 1",
    "1 1 1; 2 2 3, 2.0, 0.36787944117144245, 2.25 2.25 1.5",
  })
  void ranksOverOddBlocks(String blocks, double chi, double p, String ranks) {
    Friedman test =
        Friedman.of(
            Arrays.stream(blocks.split(";", -1))
                .map(OddInputTest::numbers)
                .toArray(double[][]::new));
    assertThat(test.chiSquared()).isCloseTo(chi, within(TOLERANCE));
    assertThat(test.p()).isCloseTo(p, within(TOLERANCE));
    double[] wanted = numbers(ranks);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(test.meanRanks().get(i)).isCloseTo(wanted[i], within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1.0",
    "1 1, 0.15729920705028502",
    "1 -1 2, 0.4142161782425252",
    "0 0 3 -4, 1.0",
    "2 2 2 2 -2 2, 0.10247043485974941",
    "1 2 3 4 5 6 7 -8 9 -10, 0.375",
    "0 0, 1.0",
  })
  void signedRanksOfFewAndTiedDifferences(String differences, double p) {
    double[] a = numbers(differences);
    assertThat(Pairs.wilcoxon(a, new double[a.length]).p()).isCloseTo(p, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5",
    "1 2 2, 2, 0.3333333333333333",
    "inf 1, inf 0 -inf, 0.75",
    "1 1 1, 0 0, 1.0",
  })
  void effectSizesOfUnequalNumbers(String a, String b, double a12) {
    assertThat(Pairs.a12(numbers(a), numbers(b))).isCloseTo(a12, within(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void whatHasNoAnswerIsRefused(int which) {
    double[] nan = {1, Double.NaN};
    double[] one = {1};
    double[] none = {};
    List<ThrowingCallable> calls =
        List.of(
            () -> Friedman.of(new double[][] {nan, {1, 2}}),
            () -> Friedman.of(new double[][] {{1, 2}, {1}}),
            () -> Friedman.of(new double[][] {one, one}),
            () -> Friedman.of(new double[][] {}),
            () -> Pairs.a12(nan, one),
            () -> Pairs.a12(one, none),
            () -> Pairs.holm(nan),
            () -> Pairs.mcNemar(-1, 3),
            () -> Bounds.wilson(3, 2),
            () -> Bounds.bootstrap(none, 10, 1),
            () -> Progress.areaOfTop(nan, 10, 1, 1),
            () -> Pairs.wilcoxon(nan, nan));
    assertThatIllegalArgumentException()
        .isThrownBy(calls.get(which))
        .withMessageMatching("(?s).*(must be|needed|NaN).*");
  }
}
