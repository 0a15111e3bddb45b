package org.tgd.radiotherapy.io;

import static java.util.Objects.requireNonNull;

import org.tgd.radiotherapy.ct.Grid;

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
      int dx = corner & 1;
      int dy = corner >> 1 & 1;
      int dz = corner >> 2;
      double weight = part(fx - ix, dx) * part(fy - iy, dy) * part(fz - iz, dz);
      if (weight > 0) {
        sum += weight * doseGy[grid.index(ix + dx, iy + dy, iz + dz)];
      }
    }
    return sum;
  }

  private static int cell(double f, int n) {
    return Math.max(0, Math.min(n - 2, (int) Math.floor(f)));
  }

  private static double part(double f, int side) {
    double inside = Math.max(0, Math.min(1, f));
    return side == 0 ? 1 - inside : inside;
  }
}
