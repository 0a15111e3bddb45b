package org.tgd.chem.docking.structure;

import static java.util.Objects.requireNonNull;

/**
 * An atom as a structure file has it.
 *
 * @param name the atom's name, such as {@code CA}
 * @param element its symbol in capitals, such as {@code ZN}; empty where the file does not tell
 * @param alternate the letter of its alternate location; empty if there is one place only
 * @param label the residue it stands in
 * @param occupancy the share of molecules in which it is there, 0 to 1
 * @param x first coordinate, Å
 * @param y second coordinate, Å
 * @param z third coordinate, Å
 */
public record AtomSite(
    String name,
    String element,
    String alternate,
    Label label,
    double occupancy,
    double x,
    double y,
    double z) {
  /**
   * What a file says of the residue of an atom.
   *
   * @param residue its name, such as {@code ALA}
   * @param chain its chain; empty where the file has none
   * @param number its number, with the insertion code
   * @param hetero whether the file writes it as no part of a standard chain
   */
  public record Label(String residue, String chain, String number, boolean hetero) {
    /** Checks that nothing is missing. */
    public Label {
      requireNonNull(residue, "residue");
      requireNonNull(chain, "chain");
      requireNonNull(number, "number");
    }
  }

  /** Checks that nothing is missing. */
  public AtomSite {
    requireNonNull(name, "name");
    requireNonNull(element, "element");
    requireNonNull(alternate, "alternate");
    requireNonNull(label, "label");
  }

  /** Whether it is hydrogen or deuterium. */
  public boolean isHydrogen() {
    return element.equals("H");
  }

  /** Squared distance to another atom, Å². */
  public double distanceSquared(AtomSite other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }

  /** The same atom in an alternate location. */
  AtomSite at(String location) {
    return new AtomSite(name, element, location, label, occupancy, x, y, z);
  }

  /** The same atom as part of another residue. */
  AtomSite in(Label other) {
    return new AtomSite(name, element, alternate, other, occupancy, x, y, z);
  }
}
