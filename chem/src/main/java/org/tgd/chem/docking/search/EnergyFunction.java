package org.tgd.chem.docking.search;

/**
 * Energy and gradient of a conformation: the receptor's part, given by the subclass, and the
 * ligand's own. Not thread-safe.
 */
abstract class EnergyFunction {
  /** A cap that leaves energies as they are for all practical purposes, kcal/mol. */
  static final double NO_CAP = 1000;

  final Kinematics kinematics;
  final double[] byAtom;
  private final int[] pairs;
  private final float[][] pairRows;

  EnergyFunction(DockingLigand ligand) {
    kinematics = ligand.kinematics();
    byAtom = new double[kinematics.xyz.length];
    pairs = ligand.pairs();
    pairRows = ligand.pairRows();
  }

  /** Number of evaluations so far. */
  long evaluations;

  /**
   * The energy in kcal/mol.
   *
   * @param conformation as in {@link Kinematics}
   * @param gradient receives the gradient by degrees of freedom
   * @param cap repulsive energies of an atom or pair are bent so that they stay below this
   */
  final double evaluate(double[] conformation, double[] gradient, double cap) {
    evaluations++;
    kinematics.place(conformation);
    double energy = receptorEnergy(kinematics.xyz, byAtom, cap);
    energy += internalEnergy(kinematics.xyz, cap);
    kinematics.project(byAtom, gradient);
    return energy;
  }

  /** The receptor's part; sets the gradient of every atom. */
  abstract double receptorEnergy(double[] xyz, double[] gradientByAtom, double cap);

  private double internalEnergy(double[] xyz, double cap) {
    double sum = 0;
    for (int p = 0, k = 0; k < pairRows.length; p += 2, k++) {
      int a = pairs[p];
      int b = pairs[p + 1];
      double dx = xyz[b] - xyz[a];
      double dy = xyz[b + 1] - xyz[a + 1];
      double dz = xyz[b + 2] - xyz[a + 2];
      double square = dx * dx + dy * dy + dz * dz;
      if (square < PairTable.CUTOFF_SQUARED) {
        double position = square * PairTable.STEPS_PER_SQUARE_ANGSTROM;
        int step = (int) position;
        double rest = position - step;
        float[] row = pairRows[k];
        int i = 2 * step;
        double energy = row[i] + rest * (row[i + 2] - row[i]);
        double slope = row[i + 1] + rest * (row[i + 3] - row[i + 1]);
        if (energy > 0) {
          double bend = cap / (cap + energy);
          energy *= bend;
          slope *= bend * bend;
        }
        sum += energy;
        byAtom[a] -= slope * dx;
        byAtom[a + 1] -= slope * dy;
        byAtom[a + 2] -= slope * dz;
        byAtom[b] += slope * dx;
        byAtom[b + 1] += slope * dy;
        byAtom[b + 2] += slope * dz;
      }
    }
    return sum;
  }
}
