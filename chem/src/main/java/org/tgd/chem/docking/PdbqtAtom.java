package org.tgd.chem.docking;

import static java.util.Objects.requireNonNull;

/**
 * An atom of a PDBQT file.
 *
 * @param name the atom's name, such as {@code CA}
 * @param residue the residue it belongs to, such as {@code ALA A 207}; {@code UNL 1} in ligands
 * @param x first coordinate, Å
 * @param y second coordinate, Å
 * @param z third coordinate, Å
 * @param type its AutoDock type
 */
public record PdbqtAtom(String name, String residue, double x, double y, double z, AtomType type) {
  /** Coordinates farther from the origin than this are refused, Å. */
  public static final double MAX_COORDINATE = 9999;

  /** Checks that nothing is missing and the coordinates are finite. */
  public PdbqtAtom {
    requireNonNull(name, "name");
    requireNonNull(residue, "residue");
    requireNonNull(type, "type");
    if (!(Math.abs(x) <= MAX_COORDINATE
        && Math.abs(y) <= MAX_COORDINATE
        && Math.abs(z) <= MAX_COORDINATE)) {
      throw new IllegalArgumentException(
          "coordinates were " + x + ", " + y + ", " + z + "; must be within ±" + MAX_COORDINATE);
    }
  }

  /** The same atom elsewhere. */
  public PdbqtAtom at(double newX, double newY, double newZ) {
    return new PdbqtAtom(name, residue, newX, newY, newZ, type);
  }

  /** Squared distance to another atom, Å². */
  public double distanceSquared(PdbqtAtom other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }

  /** Whether the distance to another atom is that of a bond: under 1.1 times the radii's sum. */
  public boolean isBondedTo(PdbqtAtom other) {
    double limit = 1.1 * (type.covalentRadius() + other.type.covalentRadius());
    return distanceSquared(other) < limit * limit;
  }
}
