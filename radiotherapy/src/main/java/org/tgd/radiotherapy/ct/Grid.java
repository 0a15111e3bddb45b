package org.tgd.radiotherapy.ct;

import static java.util.Objects.requireNonNull;

/**
 * A regular grid of voxels, aligned with the patient's axes (LPS millimetres). Voxels are counted
 * with x fastest, then y, then z: {@code index = x + nx * (y + ny * z)}.
 *
 * @param nx number of voxels along x, at least 1
 * @param ny number of voxels along y, at least 1
 * @param nz number of voxels along z, at least 1
 * @param spacing distance between voxel centres along the axes in mm, positive
 * @param origin the centre of the voxel with index 0
 */
public record Grid(int nx, int ny, int nz, Point spacing, Point origin) {
  /** The most voxels a grid may have: a CT of 512 slices of 512 by 512. */
  public static final int MAX_VOXELS = 1 << 27;

  /** Checks sizes and spacing. */
  public Grid {
    requireNonNull(spacing, "spacing");
    requireNonNull(origin, "origin");
    if (nx < 1 || ny < 1 || nz < 1 || (double) nx * ny * nz > MAX_VOXELS) {
      throw new IllegalArgumentException(
          "grid of %d x %d x %d voxels; each size must be at least 1 and their product at most %d"
              .formatted(nx, ny, nz, MAX_VOXELS));
    }
    if (!(spacing.x() > 0 && spacing.y() > 0 && spacing.z() > 0) || !spacing.isFinite()) {
      throw new IllegalArgumentException("grid spacing " + spacing + "; must be positive");
    }
    if (!origin.isFinite()) {
      throw new IllegalArgumentException("grid origin " + origin + "; must be finite");
    }
  }

  /** The number of voxels. */
  public int voxels() {
    return nx * ny * nz;
  }

  /** The index of the voxel in column x, row y, slice z. */
  public int index(int x, int y, int z) {
    return x + nx * (y + ny * z);
  }

  /** The column of a voxel. */
  public int column(int index) {
    return index % nx;
  }

  /** The row of a voxel. */
  public int row(int index) {
    return index / nx % ny;
  }

  /** The slice of a voxel. */
  public int slice(int index) {
    return index / nx / ny;
  }

  /** Whether a voxel with these three indices exists. */
  public boolean contains(int x, int y, int z) {
    return x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz;
  }

  /** Whether a place lies in a voxel. */
  public boolean holds(Point p) {
    return within(p.x(), origin.x(), spacing.x(), nx)
        && within(p.y(), origin.y(), spacing.y(), ny)
        && within(p.z(), origin.z(), spacing.z(), nz);
  }

  private static boolean within(double v, double from, double step, int n) {
    double place = (v - from) / step;
    return place >= -0.5 - 1e-6 && place <= n - 0.5 + 1e-6;
  }

  /** The x coordinate of the voxel centres of a column in mm. */
  public double x(int column) {
    return origin.x() + column * spacing.x();
  }

  /** The y coordinate of the voxel centres of a row in mm. */
  public double y(int row) {
    return origin.y() + row * spacing.y();
  }

  /** The z coordinate of the voxel centres of a slice in mm. */
  public double z(int slice) {
    return origin.z() + slice * spacing.z();
  }

  /** The centre of a voxel. */
  public Point center(int index) {
    return new Point(x(column(index)), y(row(index)), z(slice(index)));
  }

  /** The volume of one voxel in cubic centimetres. */
  public double voxelVolumeCc() {
    return spacing.x() * spacing.y() * spacing.z() / 1000;
  }

  /**
   * The grid of cubic voxels that starts at this grid's first voxel centre and reaches at most its
   * last: the usual dose grid of a CT.
   *
   * @param spacingMm the edge of the cubes in mm, positive
   */
  public Grid resampled(double spacingMm) {
    return new Grid(
        steps(nx, spacing.x(), spacingMm),
        steps(ny, spacing.y(), spacingMm),
        steps(nz, spacing.z(), spacingMm),
        new Point(spacingMm, spacingMm, spacingMm),
        origin);
  }

  private static int steps(int n, double from, double to) {
    return (int) Math.floor((n - 1) * from / to + 1e-9) + 1;
  }
}
