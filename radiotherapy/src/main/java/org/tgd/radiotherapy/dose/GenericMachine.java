package org.tgd.radiotherapy.dose;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The built-in 6 MV machine, computed from published figures alone: the pencil kernel that Nyholm
 * et al. (Radiother. Oncol. 78, 347 (2006)) give for a beam quality TPR20,10 of 0.667, seen from a
 * point source, and at each radius decomposed into three depth terms by least squares over depths
 * of 1 to 349 mm, relative to the dose of a field of 60 mm radius. The four rates are those that
 * fit fields of 6 to 150 mm radius best (within 1.1 % from 7 mm of depth on); the fastest lets the
 * surface have dose. A source of 5 mm full width at half maximum gives the penumbra. A field of 100
 * mm by 100 mm at unit weight gives about 1 Gy at the isocentre in 100 mm of water.
 */
public final class GenericMachine {
  private static final double TPR_20_10 = 0.667;
  private static final double SAD_MM = 1000;
  private static final double ATTENUATION = 0.0046;
  private static final List<Double> BETAS = List.of(0.231, 0.008, 5.0);
  private static final double PENUMBRA_FWHM_MM = 5;
  private static final double STEP_MM = LateralProfile.STEP_MM;
  private static final double REACH_MM = 180;
  private static final double REFERENCE_RADIUS_MM = 60;
  private static final double NORMALIZATION_DEPTH_MM = 100;
  private static final double NORMALIZATION_RADIUS_MM = 100 / Math.sqrt(Math.PI);
  private static final int DEPTHS = 117;

  private final PencilKernel kernel = new PencilKernel(TPR_20_10);

  private GenericMachine() {}

  /** The machine, for surfaces at 700 to 1000 mm from the source. */
  public static Machine create() {
    GenericMachine machine = new GenericMachine();
    List<KernelSet> sets = new ArrayList<>();
    for (double ssd = 700; ssd <= 1000; ssd += 50) {
      sets.add(machine.set(ssd));
    }
    return new Machine(
        "generic 6 MV",
        SAD_MM,
        ATTENUATION,
        BETAS,
        PENUMBRA_FWHM_MM,
        sets,
        Machine.Aperture.CENTERED);
  }

  private KernelSet set(double ssd) {
    double[][] terms = new double[DEPTHS][];
    double[] weight = new double[DEPTHS];
    for (int d = 0; d < DEPTHS; d++) {
      double depth = depth(d);
      terms[d] =
          BETAS.stream()
              .mapToDouble(
                  beta ->
                      beta
                          / (beta - ATTENUATION)
                          * (Math.exp(-ATTENUATION * depth) - Math.exp(-beta * depth)))
              .toArray();
      weight[d] = 1 / kernel.withinRadius(REFERENCE_RADIUS_MM * stretch(ssd, depth), depth);
    }
    double scale =
        STEP_MM * STEP_MM / kernel.withinRadius(NORMALIZATION_RADIUS_MM, NORMALIZATION_DEPTH_MM);
    int n = (int) Math.round(REACH_MM / STEP_MM) + 1;
    double[] radius = new double[n];
    double[][] value = new double[KernelSet.TERMS][n];
    DecompositionSolver solver = normalEquations(terms, weight);
    for (int i = 0; i < n; i++) {
      radius[i] = i * STEP_MM;
      double[] fit = fit(solver, terms, weight, ssd, radius[i]);
      for (int term = 0; term < KernelSet.TERMS; term++) {
        value[term][i] = scale * fit[term];
      }
    }
    return new KernelSet(ssd, radius, value);
  }

  private static double depth(int d) {
    return 1 + 3.0 * d;
  }

  /** How much farther apart rays are at a depth than on the isocentre plane. */
  private static double stretch(double ssd, double depth) {
    return (ssd + depth) / SAD_MM;
  }

  private static DecompositionSolver normalEquations(double[][] terms, double[] weight) {
    RealMatrix normal = new Array2DRowRealMatrix(KernelSet.TERMS, KernelSet.TERMS);
    for (int d = 0; d < DEPTHS; d++) {
      double square = weight[d] * weight[d];
      for (int i = 0; i < KernelSet.TERMS; i++) {
        for (int j = 0; j < KernelSet.TERMS; j++) {
          normal.addToEntry(i, j, square * terms[d][i] * terms[d][j]);
        }
      }
    }
    return new CholeskyDecomposition(normal).getSolver();
  }

  private double[] fit(
      DecompositionSolver solver, double[][] terms, double[] weight, double ssd, double radius) {
    double[] right = new double[KernelSet.TERMS];
    for (int d = 0; d < DEPTHS; d++) {
      double stretch = stretch(ssd, depth(d));
      double target = stretch * stretch * sample(radius * stretch, depth(d), stretch);
      for (int i = 0; i < KernelSet.TERMS; i++) {
        right[i] += weight[d] * weight[d] * terms[d][i] * target;
      }
    }
    return solver.solve(new ArrayRealVector(right, false)).toArray();
  }

  /**
   * The kernel at a radius; at 0, where it is singular, the value that gives the sum over the
   * samples within four of them what the integral has.
   */
  private double sample(double radius, double depth, double stretch) {
    if (radius > 0) {
      return kernel.at(radius, depth);
    }
    double step = STEP_MM * stretch;
    int reach = 4;
    double disc = (reach + 0.5) * step;
    double sum = 0;
    int samples = 0;
    for (int x = -reach; x <= reach; x++) {
      for (int z = -reach; z <= reach; z++) {
        double r = Math.hypot(x, z) * step;
        if (r <= disc) {
          samples++;
          sum += r > 0 ? kernel.at(r, depth) : 0;
        }
      }
    }
    double area = step * step;
    double covered = Math.sqrt(samples * area / Math.PI);
    return kernel.withinRadius(covered, depth) / area - sum;
  }
}
