package org.tgd.chem.docking;

import static java.util.Objects.requireNonNull;

/**
 * A docked ligand.
 *
 * @param ligand the ligand where it was placed
 * @param affinityKcalPerMol predicted affinity, lower is better; for the best pose the
 *     intermolecular energy over 1 + 0.05846 rotors, for the others with the internal strain beyond
 *     the best pose's added to the intermolecular energy
 * @param intermolecular ligand against receptor, kcal/mol
 * @param intramolecular ligand against itself, kcal/mol
 */
public record Pose(
    Ligand ligand, double affinityKcalPerMol, double intermolecular, double intramolecular) {
  /** Checks that nothing is missing. */
  public Pose {
    requireNonNull(ligand, "ligand");
  }

  /**
   * Root mean square distance of the heavy atoms to another pose of the same ligand, Å, atom by
   * atom: symmetry is not considered.
   */
  public double rmsd(Pose other) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < ligand.atoms().size(); i++) {
      if (!ligand.atoms().get(i).type().isHydrogen()) {
        sum += ligand.atoms().get(i).distanceSquared(other.ligand.atoms().get(i));
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
