package org.tgd.chem.docking;

import java.util.List;
import java.util.Locale;

/**
 * The search space: an axis-parallel box in which every heavy atom of a ligand must lie.
 *
 * @param centerX centre, Å
 * @param centerY centre, Å
 * @param centerZ centre, Å
 * @param sizeX edge, Å, above 0 and at most 126
 * @param sizeY edge, Å, above 0 and at most 126
 * @param sizeZ edge, Å, above 0 and at most 126
 */
public record Box(
    double centerX, double centerY, double centerZ, double sizeX, double sizeY, double sizeZ) {
  /** The longest edge allowed, Å. */
  public static final double MAX_SIZE = 126;

  /** Checks the ranges. */
  public Box {
    requireCenter("center_x", centerX);
    requireCenter("center_y", centerY);
    requireCenter("center_z", centerZ);
    requireSize("size_x", sizeX);
    requireSize("size_y", sizeY);
    requireSize("size_z", sizeZ);
  }

  private static void requireCenter(String name, double value) {
    if (!(Math.abs(value) <= PdbqtAtom.MAX_COORDINATE)) {
      throw new IllegalArgumentException(
          name + " was " + value + "; must be within ±" + PdbqtAtom.MAX_COORDINATE + " Å");
    }
  }

  private static void requireSize(String name, double value) {
    if (!(value > 0 && value <= MAX_SIZE)) {
      throw new IllegalArgumentException(
          name + " was " + value + "; must be above 0 and at most " + MAX_SIZE + " Å");
    }
  }

  /**
   * The box around some atoms.
   *
   * @param atoms at least one
   * @param margin added on each side, Å
   * @param least no edge is shorter than this, Å
   */
  public static Box around(List<PdbqtAtom> atoms, double margin, double least) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (PdbqtAtom atom : atoms) {
      double[] at = {atom.x(), atom.y(), atom.z()};
      for (int i = 0; i < 3; i++) {
        low[i] = Math.min(low[i], at[i]);
        high[i] = Math.max(high[i], at[i]);
      }
    }
    double[] size = new double[3];
    for (int i = 0; i < 3; i++) {
      size[i] = Math.min(MAX_SIZE, Math.max(least, high[i] - low[i] + 2 * margin));
    }
    return new Box(
        (low[0] + high[0]) / 2,
        (low[1] + high[1]) / 2,
        (low[2] + high[2]) / 2,
        size[0],
        size[1],
        size[2]);
  }

  /** Whether a point is at most this far outside on every axis, Å. */
  public boolean reaches(double x, double y, double z, double margin) {
    return Math.abs(x - centerX) <= sizeX / 2 + margin
        && Math.abs(y - centerY) <= sizeY / 2 + margin
        && Math.abs(z - centerZ) <= sizeZ / 2 + margin;
  }

  /** The box as Vina's configuration file writes it. */
  public String toConfiguration() {
    return String.format(
        Locale.ROOT,
        """
        center_x = %.3f
        center_y = %.3f
        center_z = %.3f
        size_x = %.3f
        size_y = %.3f
        size_z = %.3f
        """,
        centerX,
        centerY,
        centerZ,
        sizeX,
        sizeY,
        sizeZ);
  }
}
