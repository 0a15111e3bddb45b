package org.tgd.radiotherapy.io;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/** A dose distribution from an RTDOSE file. Immutable. */
public final class DicomDose {
  private final String source;
  private final Grid grid;
  private final float[] doseGy;

  DicomDose(String source, Grid grid, float[] doseGy) {
    this.source = requireNonNull(source, "source");
    this.grid = requireNonNull(grid, "grid");
    this.doseGy = doseGy;
  }

  /**
   * The sum of doses on one grid.
   *
   * @throws InputException if their grids differ
   */
  static DicomDose sum(String source, List<DicomDose> doses) {
    Grid grid = doses.get(0).grid;
    float[] sum = new float[grid.voxels()];
    for (DicomDose each : doses) {
      if (!each.grid.equals(grid)) {
        throw new InputException(
            "%s and %s have different grids; they cannot be summed"
                .formatted(doses.get(0).source, each.source));
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += each.doseGy[i];
      }
    }
    return new DicomDose(source, grid, sum);
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** The grid of the dose. */
  public Grid grid() {
    return grid;
  }

  /** The dose per voxel in Gy, copied. */
  public float[] doseGy() {
    return doseGy.clone();
  }

  /**
   * The dose at the voxel centres of another grid in Gy.
   *
   * @throws InputException if a centre lies outside of this dose's voxels
   */
  public float[] on(Grid other) {
    float[] values = new float[other.voxels()];
    for (int i = 0; i < values.length; i++) {
      Point center = other.center(i);
      double value = at(center.x(), center.y(), center.z());
      if (Double.isNaN(value)) {
        throw new InputException(
            "%s: ends before the dose grid, whose voxel at %s has no dose"
                .formatted(source, center));
      }
      values[i] = (float) value;
    }
    return values;
  }

  /** The dose at a place in Gy, linear between voxel centres; NaN outside the voxels. */
  double at(double x, double y, double z) {
    double fx = (x - grid.origin().x()) / grid.spacing().x();
    double fy = (y - grid.origin().y()) / grid.spacing().y();
    double fz = (z - grid.origin().z()) / grid.spacing().z();
    if (!(fx >= -0.5
        && fy >= -0.5
        && fz >= -0.5
        && fx <= grid.nx() - 0.5
        && fy <= grid.ny() - 0.5
        && fz <= grid.nz() - 0.5)) {
      return Double.NaN;
    }
    int ix = cell(fx, grid.nx());
    int iy = cell(fy, grid.ny());
    int iz = cell(fz, grid.nz());
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      // a grid of one layer has the same dose all through it
      int dx = corner & 1;
      int dy = corner >> 1 & 1;
      int dz = corner >> 2;
      double weight =
          part(fx - ix, dx, grid.nx())
              * part(fy - iy, dy, grid.ny())
              * part(fz - iz, dz, grid.nz());
      if (weight > 0) {
        sum += weight * doseGy[grid.index(ix + dx, iy + dy, iz + dz)];
      }
    }
    return sum;
  }

  private static int cell(double f, int n) {
    return Math.max(0, Math.min(n - 2, (int) Math.floor(f)));
  }

  private static double part(double f, int side, int n) {
    double inside = n == 1 ? 0 : Math.max(0, Math.min(1, f));
    return side == 0 ? 1 - inside : inside;
  }
}
