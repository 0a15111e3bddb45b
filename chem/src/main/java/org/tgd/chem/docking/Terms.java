package org.tgd.chem.docking;

/**
 * The five terms of the Vina scoring function, unweighted sums over atom pairs (Trott and Olson
 * 2010, table 1).
 *
 * @param gauss1 attraction near contact distance
 * @param gauss2 attraction around 3 Å beyond contact
 * @param repulsion squared overlap, Å²
 * @param hydrophobic hydrophobic contact
 * @param hydrogenBond hydrogen bonds
 */
public record Terms(
    double gauss1, double gauss2, double repulsion, double hydrophobic, double hydrogenBond) {
  /** No interaction. */
  public static final Terms ZERO = new Terms(0, 0, 0, 0, 0);

  /** Weight of {@link #gauss1}, kcal/mol. */
  public static final double GAUSS1_WEIGHT = -0.035579;

  /** Weight of {@link #gauss2}, kcal/mol. */
  public static final double GAUSS2_WEIGHT = -0.005156;

  /** Weight of {@link #repulsion}, kcal/mol/Å². */
  public static final double REPULSION_WEIGHT = 0.840245;

  /** Weight of {@link #hydrophobic}, kcal/mol. */
  public static final double HYDROPHOBIC_WEIGHT = -0.035069;

  /** Weight of {@link #hydrogenBond}, kcal/mol. */
  public static final double HYDROGEN_BOND_WEIGHT = -0.587439;

  /** Weight of a rotor in the divisor of the affinity. */
  public static final double ROTOR_WEIGHT = 0.05846;

  /** Pairs farther apart than this do not interact, Å. */
  public static final double CUTOFF = 8.0;

  /** The terms of one pair of heavy atoms at a distance in Å; zero from the cutoff on. */
  public static Terms of(InteractionType a, InteractionType b, double distance) {
    if (distance >= CUTOFF) {
      return ZERO;
    }
    double d = distance - a.radius() - b.radius();
    double near = d / 0.5;
    double far = (d - 3) / 2;
    return new Terms(
        Math.exp(-near * near),
        Math.exp(-far * far),
        d < 0 ? d * d : 0,
        a.isHydrophobic() && b.isHydrophobic() ? clip(1.5 - d) : 0,
        a.bondsWith(b) ? clip(-d / 0.7) : 0);
  }

  private static double clip(double x) {
    return Math.max(0, Math.min(1, x));
  }

  /** The sum of both. */
  public Terms plus(Terms other) {
    return new Terms(
        gauss1 + other.gauss1,
        gauss2 + other.gauss2,
        repulsion + other.repulsion,
        hydrophobic + other.hydrophobic,
        hydrogenBond + other.hydrogenBond);
  }

  /** The weighted sum, kcal/mol. */
  public double energy() {
    return GAUSS1_WEIGHT * gauss1
        + GAUSS2_WEIGHT * gauss2
        + REPULSION_WEIGHT * repulsion
        + HYDROPHOBIC_WEIGHT * hydrophobic
        + HYDROGEN_BOND_WEIGHT * hydrogenBond;
  }

  /** The affinity in kcal/mol of a ligand with this many rotors, from its intermolecular energy. */
  public static double affinity(double intermolecular, double rotors) {
    return intermolecular / (1 + ROTOR_WEIGHT * rotors);
  }
}
