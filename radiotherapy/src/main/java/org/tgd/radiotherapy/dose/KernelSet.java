package org.tgd.radiotherapy.dose;

import static java.util.Objects.requireNonNull;

/** The three radial kernels of a machine for one distance from source to surface. Immutable. */
public final class KernelSet {
  static final int TERMS = 3;
  private static final double MM_PER_SAMPLE_MIN = 0.01;

  private final double ssdMm;
  private final double[] radiusMm;
  private final double[][] value;

  /**
   * Kernels of given values.
   *
   * @param ssdMm distance from source to surface in mm
   * @param radiusMm radii on the isocentre plane in mm, ascending from 0
   * @param value for each of the three terms the dose in Gy per unit fluence and sample at each
   *     radius; a sample is a square of half a millimetre
   */
  public KernelSet(double ssdMm, double[] radiusMm, double[][] value) {
    requireNonNull(value, "value");
    if (!(ssdMm > 0 && ssdMm < 1e5)) {
      throw new IllegalArgumentException("SSD of %s mm; must be positive".formatted(ssdMm));
    }
    if (radiusMm.length < 2 || radiusMm[0] != 0) {
      throw new IllegalArgumentException("the kernels' radii must start at 0 and be at least 2");
    }
    for (int i = 1; i < radiusMm.length; i++) {
      if (!(radiusMm[i] - radiusMm[i - 1] >= MM_PER_SAMPLE_MIN) || radiusMm[i] > 1000) {
        throw new IllegalArgumentException(
            "kernel radius %s mm; must ascend and be at most 1000".formatted(radiusMm[i]));
      }
    }
    if (value.length != TERMS) {
      throw new IllegalArgumentException("%d kernels; must be 3".formatted(value.length));
    }
    this.ssdMm = ssdMm;
    this.radiusMm = radiusMm.clone();
    this.value = new double[TERMS][];
    for (int i = 0; i < TERMS; i++) {
      this.value[i] = checked(value[i], radiusMm.length);
    }
  }

  private static double[] checked(double[] kernel, int length) {
    if (kernel.length != length) {
      throw new IllegalArgumentException(
          "kernel of %d values for %d radii".formatted(kernel.length, length));
    }
    for (double v : kernel) {
      if (!Double.isFinite(v)) {
        throw new IllegalArgumentException("kernel value " + v + "; must be finite");
      }
    }
    return kernel.clone();
  }

  /** The distance from source to surface in mm. */
  public double ssdMm() {
    return ssdMm;
  }

  /** The largest radius in mm; beyond it all kernels are 0. */
  public double reachMm() {
    return radiusMm[radiusMm.length - 1];
  }

  /** The kernel of a term (0 to 2) at a radius in mm: linear between samples, 0 beyond the last. */
  public double value(int term, double radius) {
    double[] kernel = value[term];
    int last = radiusMm.length - 1;
    if (radius > radiusMm[last]) {
      return 0;
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (radiusMm[middle] <= radius) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double t = (radius - radiusMm[low]) / (radiusMm[high] - radiusMm[low]);
    return kernel[low] + t * (kernel[high] - kernel[low]);
  }

  /** The set between this and another one at the same radii, linear in the distance. */
  KernelSet towards(KernelSet other, double ssd) {
    double t = (ssd - ssdMm) / (other.ssdMm - ssdMm);
    double[][] mixed = new double[TERMS][radiusMm.length];
    for (int i = 0; i < TERMS; i++) {
      for (int k = 0; k < radiusMm.length; k++) {
        mixed[i][k] = value[i][k] + t * (other.value(i, radiusMm[k]) - value[i][k]);
      }
    }
    return new KernelSet(ssd, radiusMm, mixed);
  }
}
