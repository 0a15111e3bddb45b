package org.tgd.radiotherapy.objective;

/** Range checks of the parameters of objectives. */
final class Require {
  private Require() {}

  static void dose(double doseGy) {
    if (!(doseGy >= 0 && doseGy <= 1000)) {
      throw new IllegalArgumentException("dose was " + doseGy + " Gy; must be from 0 to 1000");
    }
  }

  static void volume(double volumePercent) {
    if (!(volumePercent > 0 && volumePercent <= 100)) {
      throw new IllegalArgumentException(
          "volume was " + volumePercent + " per cent; must be above 0, at most 100");
    }
  }
}
