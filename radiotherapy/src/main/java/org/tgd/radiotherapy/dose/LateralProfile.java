package org.tgd.radiotherapy.dose;

import java.util.Arrays;

/**
 * The lateral dose of one square bixel for each of the three depth terms, on a grid of half a
 * millimetre in the isocentre plane: aperture, convolved with the Gaussian source, convolved with
 * the radial kernel (Bortfeld, Schlegel and Rhein, Med. Phys. 20, 311 (1993), eq. 8). The sum is
 * taken directly; aperture and source are products of a function of x and one of z.
 */
final class LateralProfile {
  static final double STEP_MM = 0.5;

  private final int size;
  private final float firstMm;
  private final float[] table;

  private LateralProfile(int size, double firstMm, float[] table) {
    this.size = size;
    this.firstMm = (float) firstMm;
    this.table = table;
  }

  static LateralProfile of(Machine machine, double ssdMm, double bixelMm, double reachMm) {
    KernelSet kernels = machine.kernels(ssdMm);
    Fluence fluence = fluence(machine, bixelMm);
    int half = (int) Math.ceil(reachMm / STEP_MM) + 2;
    int size = 2 * half + 1;
    float[] table = new float[size * size * KernelSet.TERMS];
    for (int term = 0; term < KernelSet.TERMS; term++) {
      double[] convolved = convolve(kernels, term, fluence, half);
      for (int i = 0; i < size * size; i++) {
        table[i * KernelSet.TERMS + term] = (float) convolved[i];
      }
    }
    return new LateralProfile(size, -half * STEP_MM, table);
  }

  /** Samples of the fluence along one axis; the first lies at {@code first} half millimetres. */
  private static final class Fluence {
    final int first;
    final double[] sample;

    Fluence(int first, double[] sample) {
      this.first = first;
      this.sample = sample;
    }
  }

  private static Fluence fluence(Machine machine, double bixelMm) {
    double sigma = machine.penumbraFwhmMm() / Math.sqrt(8 * Math.log(2));
    int reach = (int) Math.ceil(5 * sigma / STEP_MM);
    int limit = (int) Math.ceil(bixelMm / 2 / STEP_MM);
    double[] aperture = new double[2 * limit + 1];
    int samples = (int) Math.floor(bixelMm / STEP_MM + 1e-9);
    if (machine.aperture() == Machine.Aperture.LEADING) {
      Arrays.fill(aperture, 0, Math.min(samples, aperture.length), 1);
    } else {
      double halfWidth = bixelMm / 2 / STEP_MM;
      for (int i = -limit; i <= limit; i++) {
        aperture[i + limit] = Math.max(0, Math.min(1, halfWidth + 0.5 - Math.abs(i)));
      }
    }
    double[] sample = new double[aperture.length + 2 * reach];
    double scale = STEP_MM / (Math.sqrt(2 * Math.PI) * sigma);
    int top = machine.aperture() == Machine.Aperture.LEADING ? reach - 1 : reach;
    for (int g = -reach; g <= top; g++) {
      double x = g * STEP_MM / sigma;
      double weight = scale * Math.exp(-x * x / 2);
      for (int a = 0; a < aperture.length; a++) {
        sample[a + g + reach] += weight * aperture[a];
      }
    }
    return new Fluence(-limit - reach, sample);
  }

  private static double[] convolve(KernelSet kernels, int term, Fluence fluence, int half) {
    double[] f = fluence.sample;
    int low = -half - (fluence.first + f.length - 1);
    int high = half - fluence.first;
    int n = high - low + 1;
    int size = 2 * half + 1;
    double[] across = new double[n * size];
    double[] line = new double[n];
    for (int z = 0; z < n; z++) {
      for (int x = 0; x < n; x++) {
        line[x] = kernels.value(term, STEP_MM * Math.hypot(low + x, low + z));
      }
      for (int x = 0; x < size; x++) {
        across[z * size + x] = sum(f, line, x + f.length - 1);
      }
    }
    double[] out = new double[size * size];
    double[] column = new double[n];
    for (int x = 0; x < size; x++) {
      for (int z = 0; z < n; z++) {
        column[z] = across[z * size + x];
      }
      for (int z = 0; z < size; z++) {
        out[z * size + x] = sum(f, column, z + f.length - 1);
      }
    }
    return out;
  }

  private static double sum(double[] f, double[] line, int from) {
    double sum = 0;
    for (int a = 0; a < f.length; a++) {
      sum += f[a] * line[from - a];
    }
    return sum;
  }

  /**
   * The weighted sum of the three terms at a place on the isocentre plane, linear in both
   * directions between the samples.
   */
  float at(float x, float z, float c1, float c2, float c3) {
    float fx = (x - firstMm) * (float) (1 / STEP_MM);
    float fz = (z - firstMm) * (float) (1 / STEP_MM);
    int ix = (int) fx;
    int iz = (int) fz;
    if (fx < 0 || fz < 0 || ix >= size - 1 || iz >= size - 1) {
      return 0;
    }
    float tx = fx - ix;
    float tz = fz - iz;
    float[] k = table;
    int a = (iz * size + ix) * 3;
    int b = a + size * 3;
    float w00 = (1 - tx) * (1 - tz);
    float w10 = tx * (1 - tz);
    float w01 = (1 - tx) * tz;
    float w11 = tx * tz;
    float k1 = w00 * k[a] + w10 * k[a + 3] + w01 * k[b] + w11 * k[b + 3];
    float k2 = w00 * k[a + 1] + w10 * k[a + 4] + w01 * k[b + 1] + w11 * k[b + 4];
    float k3 = w00 * k[a + 2] + w10 * k[a + 5] + w01 * k[b + 2] + w11 * k[b + 5];
    return c1 * k1 + c2 * k2 + c3 * k3;
  }
}
