package org.tgd.radiotherapy.objective;

import java.math.BigDecimal;

/** Range checks of the parameters of objectives. */
final class Require {
  private Require() {}

  static void dose(double doseGy) {
    if (!(doseGy >= 0 && doseGy <= 1000)) {
      throw new IllegalArgumentException("dose was " + doseGy + " Gy; must be from 0 to 1000");
    }
  }

  static void positiveDose(double doseGy) {
    dose(doseGy);
    if (doseGy == 0) {
      throw new IllegalArgumentException("the dose of a constraint was 0 Gy; must be positive");
    }
  }

  /** A number without needless zeros. */
  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static void volume(double volumePercent) {
    if (!(volumePercent > 0 && volumePercent <= 100)) {
      throw new IllegalArgumentException(
          "volume was " + volumePercent + " per cent; must be above 0, at most 100");
    }
  }
}
