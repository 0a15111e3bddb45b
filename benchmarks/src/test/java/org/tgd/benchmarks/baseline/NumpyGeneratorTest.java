package org.tgd.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against NumPy 2: {@code default_rng}. */
class NumpyGeneratorTest {
  @Test
  void numbersAreThoseOfNumpy() {
    NumpyGenerator generator = new NumpyGenerator(100);
    double[] drawn = new double[5];
    for (int i = 0; i < 5; i++) {
      drawn[i] = 4 * generator.nextDouble();
    }
    assertThat(drawn)
        .containsExactly(
            3.3399265220080356,
            2.386216107871549,
            1.1554529667648143,
            0.17180628277684562,
            3.894617580424857);
  }

  @Test
  void choicesAreThoseOfNumpy() {
    int[] chosen = new NumpyGenerator(0).choice(100_825, 16_804);
    assertThat(Arrays.copyOf(chosen, 5)).containsExactly(2420, 9156, 29722, 19706, 36311);
    assertThat(Arrays.stream(chosen).asLongStream().sum()).isEqualTo(843_316_806L);
    int[] few = new NumpyGenerator(7).choice(20_000, 1_000);
    assertThat(Arrays.copyOf(few, 6)).containsExactly(3762, 1432, 9397, 10263, 5947, 4314);
  }

  @Test
  void rangesThatNumpyDrawsInAnotherWayAreRefused() {
    assertThatThrownBy(() -> new NumpyGenerator(0).choice(100, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NumpyGenerator(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
