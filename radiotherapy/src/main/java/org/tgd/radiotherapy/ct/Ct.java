package org.tgd.radiotherapy.ct;

import static java.util.Objects.requireNonNull;

import org.tgd.core.input.InputException;

/** A computed tomography: Hounsfield units on a grid. Immutable. */
public final class Ct {
  private final Grid grid;
  private final float[] hounsfield;

  /**
   * A CT of given values.
   *
   * @param grid where the values are
   * @param hounsfield one value per voxel in the grid's order, in Hounsfield units; kept, not
   *     copied
   * @throws InputException if a value is not a finite number
   */
  public Ct(Grid grid, float[] hounsfield) {
    this("", grid, hounsfield);
  }

  /**
   * A CT of values from a file.
   *
   * @param source the name of the file, for messages
   * @param grid where the values are
   * @param hounsfield as above
   * @return the CT
   * @throws InputException if a value is not a finite number
   */
  public static Ct from(String source, Grid grid, float[] hounsfield) {
    return new Ct(source + ": ", grid, hounsfield);
  }

  private Ct(String prefix, Grid grid, float[] hounsfield) {
    this.grid = requireNonNull(grid, "grid");
    this.hounsfield = requireNonNull(hounsfield, "hounsfield");
    if (hounsfield.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "%d values for %d voxels".formatted(hounsfield.length, grid.voxels()));
    }
    for (int i = 0; i < hounsfield.length; i++) {
      if (!Float.isFinite(hounsfield[i])) {
        throw new InputException(
            "%sCT voxel (%d, %d, %d) is %s; every voxel must be a finite Hounsfield number"
                .formatted(prefix, grid.column(i), grid.row(i), grid.slice(i), hounsfield[i]));
      }
    }
  }

  /** The grid of the voxels. */
  public Grid grid() {
    return grid;
  }

  /** The Hounsfield units of a voxel. */
  public float hounsfield(int index) {
    return hounsfield[index];
  }
}
