package org.tgd.radiotherapy.dose;

/**
 * Turns Hounsfield units into electron density relative to water: linear between the table's
 * points, constant beyond its ends. Immutable.
 */
public final class DensityTable {
  /**
   * Points of a typical planning CT, with air at 0.001, adipose and soft tissue near water, and
   * bone up to 2.505; the default table of matRad (BSD-3-Clause, DKFZ), see NOTICE.
   */
  private static final double[][] STANDARD = {
    {-1024, -999, -90, -45, 0, 100, 350, 3000},
    {0.001, 0.001, 0.95, 0.99, 1, 1.095, 1.199, 2.505}
  };

  private final double[] hounsfield;
  private final double[] density;

  /**
   * A table of given points.
   *
   * @param hounsfield Hounsfield units, strictly ascending, at least one
   * @param density the electron density at each, relative to water, 0 to 25
   */
  public DensityTable(double[] hounsfield, double[] density) {
    if (hounsfield.length == 0 || hounsfield.length != density.length) {
      throw new IllegalArgumentException(
          "%d Hounsfield units for %d densities".formatted(hounsfield.length, density.length));
    }
    for (int i = 0; i < density.length; i++) {
      if (i > 0 && !(hounsfield[i] > hounsfield[i - 1])) {
        throw new IllegalArgumentException("Hounsfield units must ascend: " + hounsfield[i]);
      }
      if (!(density[i] >= 0 && density[i] <= 25)) {
        throw new IllegalArgumentException("density " + density[i] + "; must be from 0 to 25");
      }
    }
    this.hounsfield = hounsfield.clone();
    this.density = density.clone();
  }

  /** The table of a typical planning CT. */
  public static DensityTable standard() {
    return new DensityTable(STANDARD[0], STANDARD[1]);
  }

  /** The electron density of a Hounsfield number, relative to water. */
  public double density(double hu) {
    int last = hounsfield.length - 1;
    if (hu <= hounsfield[0]) {
      return density[0];
    }
    for (int i = 1; i <= last; i++) {
      if (hu <= hounsfield[i]) {
        double t = (hu - hounsfield[i - 1]) / (hounsfield[i] - hounsfield[i - 1]);
        return density[i - 1] + t * (density[i] - density[i - 1]);
      }
    }
    return density[last];
  }
}
