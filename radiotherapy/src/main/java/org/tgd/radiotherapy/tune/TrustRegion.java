package org.tgd.radiotherapy.tune;

/**
 * How far predictions are trusted (Conn, Gould and Toint, Trust-Region Methods, 2000, chapter 6).
 *
 * @param radius in decades of a weight and in 10 Gy of a dose
 */
record TrustRegion(double radius) {
  static final TrustRegion FIRST = new TrustRegion(1);

  static final double SHRINK = 0.35;

  private static final double LARGEST = 2;
  private static final double GROW = 2;

  /** A step reached the region's edge if it went this share of the radius. */
  private static final double EDGE = 0.5;

  /** So much of what was predicted must come for the region to grow, or to stay. */
  private static final double GOOD = 0.5;

  private static final double POOR = 0.1;

  /**
   * After a step that helped.
   *
   * @param length how far it went
   * @param share what came of the gain that was predicted; 1 where nothing was predicted
   */
  TrustRegion afterGain(double length, double share) {
    if (share < POOR) {
      return afterFailure(length);
    }
    boolean grows = length >= EDGE * radius && !(share < GOOD);
    return grows ? new TrustRegion(Math.min(LARGEST, GROW * Math.max(radius, length))) : this;
  }

  /** After a step that did not help. */
  TrustRegion afterFailure(double length) {
    return new TrustRegion(SHRINK * Math.min(radius, length));
  }
}
