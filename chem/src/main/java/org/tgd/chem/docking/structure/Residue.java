package org.tgd.chem.docking.structure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A residue, each of its atoms in one place.
 *
 * @param label what the file says of it
 * @param atoms its atoms, hydrogens included; at least one
 */
public record Residue(AtomSite.Label label, List<AtomSite> atoms) {
  /** Copies the list. */
  public Residue {
    requireNonNull(label, "label");
    atoms = List.copyOf(atoms);
  }

  /** The atoms that are no hydrogens. */
  public List<AtomSite> heavy() {
    return atoms.stream().filter(atom -> !atom.isHydrogen()).toList();
  }

  /** The residue as it is shown, such as {@code SER A 280}. */
  public String shown() {
    return (label.residue() + " " + label.chain() + " " + label.number())
        .strip()
        .replaceAll("\\s+", " ");
  }

  double meanOccupancy() {
    return atoms.stream().mapToDouble(AtomSite::occupancy).average().orElse(0);
  }
}
