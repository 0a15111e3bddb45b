package org.tgd.radiotherapy.dose;

import static java.util.Objects.requireNonNull;

/**
 * How the dose engine computes.
 *
 * @param density turns Hounsfield units into density
 * @param lateralCutoffMm how far from its edge a bixel's dose is followed, in mm on the isocentre
 *     plane; half the bixel's diagonal is added
 * @param threads the number of threads, at least 1; the result does not depend on it
 */
public record DoseSettings(DensityTable density, double lateralCutoffMm, int threads) {
  /** Checks ranges. */
  public DoseSettings {
    requireNonNull(density, "density");
    if (!(lateralCutoffMm >= 1 && lateralCutoffMm <= 300)) {
      throw new IllegalArgumentException(
          "lateral cut-off of %s mm; must be 1 to 300".formatted(lateralCutoffMm));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads was %d; must be 1 or more".formatted(threads));
    }
  }

  /** The standard density table, a cut-off of 50 mm, and a thread per processor. */
  public static DoseSettings standard() {
    return new DoseSettings(
        DensityTable.standard(), 50, Runtime.getRuntime().availableProcessors());
  }

  /** The same settings with another number of threads. */
  public DoseSettings withThreads(int n) {
    return new DoseSettings(density, lateralCutoffMm, n);
  }

  /** The same settings with another lateral cut-off in mm. */
  public DoseSettings withLateralCutoffMm(double cutoff) {
    return new DoseSettings(density, cutoff, threads);
  }

  /** The same settings with another density table. */
  public DoseSettings withDensity(DensityTable table) {
    return new DoseSettings(table, lateralCutoffMm, threads);
  }
}
