package org.tgd.radiotherapy.dvh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * The cumulative dose-volume histogram of a structure, kept as the sorted doses of equal pieces of
 * its volume. Where a part of the structure lies outside of the dose, all statistics are over the
 * part inside, and {@link #coveragePercent()} says how much that is. Immutable.
 */
public final class Dvh {
  private static final int[] VOLUMES_PERCENT = {2, 5, 50, 95, 98};
  private static final int[] DOSES_GY = {10, 20, 30, 40, 50, 60, 70};

  private final double[] ascending;
  private final double mean;
  private final double pieceCc;
  private final double structureCc;

  private Dvh(double[] ascending, double pieceCc, double structureCc) {
    this.ascending = ascending;
    this.pieceCc = pieceCc;
    this.structureCc = structureCc;
    double sum = 0;
    for (double dose : ascending) {
      sum += dose;
    }
    mean = sum / ascending.length;
  }

  /**
   * The histogram of doses.
   *
   * @param dosesGy the dose of each piece of the volume in Gy, at least one, finite
   * @param pieceCc the volume of each piece in cubic centimetres
   */
  public static Dvh of(double[] dosesGy, double pieceCc) {
    if (dosesGy.length == 0) {
      throw new InputException("a structure without volume has no dose-volume histogram");
    }
    double[] ascending = dosesGy.clone();
    Arrays.sort(ascending);
    if (!Double.isFinite(ascending[0]) || !Double.isFinite(ascending[ascending.length - 1])) {
      throw new InputException("the dose of a voxel is not a finite number");
    }
    return new Dvh(ascending, pieceCc, ascending.length * pieceCc);
  }

  /**
   * The same histogram as that of a part of a structure.
   *
   * @param wholeCc the volume of the whole structure in cubic centimetres
   */
  public Dvh ofPart(double wholeCc) {
    return new Dvh(ascending, pieceCc, Math.max(wholeCc, volumeCc()));
  }

  /** The volume of the whole structure in cubic centimetres, also where it has no dose. */
  public double structureCc() {
    return structureCc;
  }

  /** How much of the structure has a dose, in percent: what all statistics are over. */
  public double coveragePercent() {
    return 100 * volumeCc() / structureCc;
  }

  /**
   * The histogram of a structure on the dose grid.
   *
   * @param voxels the structure, not empty
   * @param doseGy the dose of every voxel of the grid in Gy
   * @param voxelCc the volume of a voxel in cubic centimetres
   */
  public static Dvh of(VoxelSet voxels, float[] doseGy, double voxelCc) {
    return of(voxels.pick(doseGy), voxelCc);
  }

  /** The mean dose in Gy. */
  public double meanGy() {
    return mean;
  }

  /** The smallest dose in Gy. */
  public double minGy() {
    return ascending[0];
  }

  /** The largest dose in Gy. */
  public double maxGy() {
    return ascending[ascending.length - 1];
  }

  /** The volume that has a dose, in cubic centimetres. */
  public double volumeCc() {
    return ascending.length * pieceCc;
  }

  /**
   * D_x: the dose that the hottest part of the volume gets at least, linear between the sorted
   * doses spread evenly from 0 to 1.
   *
   * @param percent the part of the volume, 0 to 100
   * @return the dose in Gy
   */
  public double doseAtVolumePercent(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("volume of " + percent + " %; must be 0 to 100");
    }
    double place = (100 - percent) / 100 * (ascending.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  /**
   * D_xcc: as {@link #doseAtVolumePercent}, for a volume in cubic centimetres; all if it is more.
   */
  public double doseAtVolumeCc(double cc) {
    return doseAtVolumePercent(Math.max(0, Math.min(100, 100 * cc / volumeCc())));
  }

  /** V_x: the part of the volume with a dose of x Gy or more, in percent. */
  public double volumePercentAtDose(double doseGy) {
    return 100.0 * atLeast(doseGy) / ascending.length;
  }

  /** The volume with a dose of x Gy or more, in cubic centimetres. */
  public double volumeCcAtDose(double doseGy) {
    return atLeast(doseGy) * pieceCc;
  }

  private int atLeast(double doseGy) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] >= doseGy) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ascending.length - low;
  }

  /**
   * The homogeneity index (D5 - D95) / prescription in percent; 0 is perfect.
   *
   * @param prescriptionGy the prescribed dose in Gy, positive
   */
  public double homogeneityIndex(double prescriptionGy) {
    return 100 * (doseAtVolumePercent(5) - doseAtVolumePercent(95)) / prescriptionGy;
  }

  /**
   * Points of the curve.
   *
   * @param stepGy distance of the points in Gy, positive
   * @param points how many, from 0 Gy on
   * @return volume in percent at each dose
   */
  public double[] curve(double stepGy, int points) {
    double[] curve = new double[points];
    for (int i = 0; i < points; i++) {
      curve[i] = volumePercentAtDose(i * stepGy);
    }
    return curve;
  }

  /**
   * The usual statistics by name, in order: mean, min, max, D2, D5, D50, D95, D98 in Gy, V10 to V70
   * in percent, volume_cc of the whole structure, covered_cc of the part that the others are over,
   * and coverage_percent.
   */
  public Map<String, Double> statistics() {
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put("mean", mean);
    statistics.put("min", minGy());
    statistics.put("max", maxGy());
    for (int percent : VOLUMES_PERCENT) {
      statistics.put("D" + percent, doseAtVolumePercent(percent));
    }
    for (int dose : DOSES_GY) {
      statistics.put("V" + dose, volumePercentAtDose(dose));
    }
    statistics.put("volume_cc", structureCc);
    statistics.put("covered_cc", volumeCc());
    statistics.put("coverage_percent", coveragePercent());
    return statistics;
  }
}
