package org.tgd.benchmarks.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumericFunctionTest {
  static Stream<Formula> formulas() {
    return NumericFunction.formulas().stream();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void isLeastWhereItsMinimumIsAndNowhereLower(Formula formula) {
    double[] place = array(formula.minimum());
    double there = formula.value().applyAsDouble(place);
    assertThat(there).as(formula.name()).isCloseTo(formula.least(), offset(1e-7));
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 2000; k++) {
      double near = Math.pow(10, -4 * random.nextDouble());
      double[] x = place.clone();
      for (int i = 0; i < x.length; i++) {
        double low = formula.lower().get(i);
        double high = formula.upper().get(i);
        assertThat(place[i]).isBetween(low, high);
        double drawn = low + (high - low) * random.nextDouble();
        x[i] += near * (drawn - x[i]);
      }
      assertThat(formula.value().applyAsDouble(x))
          .as(formula.name())
          .isGreaterThanOrEqualTo(formula.least() - 1e-7);
    }
  }

  @Test
  void thereAre56OfDifferentNames() {
    assertThat(formulas().map(Formula::name).distinct()).hasSize(56);
    assertThat(NumericStudy.ALL).isEqualTo(56);
  }

  @Test
  void aSeedGivesTheSameBoxAndStartAndAnotherOthers() {
    NumericFunction one = NumericFunction.all(1).get(0);
    assertThat(one.start()).containsExactly(NumericFunction.all(1).get(0).start());
    assertThat(one.start()).isNotEqualTo(NumericFunction.all(2).get(0).start());
  }
}
