package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PassAtKTest {
  private static double choose(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return n < k ? 0 : result.doubleValue();
  }

  @Test
  void isTheShareOfDrawsWithARightOne() {
    for (int n = 1; n <= 30; n++) {
      for (int c = 0; c <= n; c++) {
        for (int k = 1; k <= n; k++) {
          assertThat(PassAtK.estimate(n, c, k))
              .isCloseTo(1 - choose(n - c, k) / choose(n, k), within(1e-12));
        }
      }
    }
  }

  @Test
  void tooFewSamplesAreRefused() {
    assertThatThrownBy(() -> PassAtK.estimate(3, 1, 5)).hasMessageContaining("samples was 3");
  }
}
