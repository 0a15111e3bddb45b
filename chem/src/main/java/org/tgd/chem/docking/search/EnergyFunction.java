package org.tgd.chem.docking.search;

import org.tgd.chem.docking.search.DockingLigand.Closing;

/**
 * Energy and gradient of a conformation: the receptor's part, given by the subclass, the ligand's
 * own, and what open ends of its cut rings cost. Not thread-safe.
 */
abstract class EnergyFunction {
  /** Repulsive energies of an atom or pair stay below this while searching, kcal/mol. */
  static final double SOFT_CAP = 10;

  /** Repulsive energies of an atom or pair stay below this while refining, kcal/mol. */
  static final double HARD_CAP = 1000;

  /** How strongly the ends of a cut ring are pulled together, kcal/mol/Å². */
  private static final double SPRING = 25;

  final Kinematics kinematics;
  final double[] byAtom;
  private final int[] firstPair;
  private final int[] partner;
  private final int[] rowOffset;
  private final Closing[] closings;

  EnergyFunction(DockingLigand ligand) {
    kinematics = ligand.kinematics();
    byAtom = new double[kinematics.xyz.length];
    firstPair = ligand.firstPair();
    partner = ligand.partner();
    rowOffset = ligand.rowOffset();
    closings = ligand.closings().toArray(Closing[]::new);
  }

  /** Number of evaluations so far. */
  long evaluations;

  /**
   * The energy in kcal/mol.
   *
   * @param conformation as in {@link Kinematics}
   * @param gradient receives the gradient by degrees of freedom
   * @param soft whether repulsion is bent to {@link #SOFT_CAP} rather than {@link #HARD_CAP}
   */
  final double evaluate(double[] conformation, double[] gradient, boolean soft) {
    evaluations++;
    kinematics.place(conformation);
    double energy = receptorEnergy(kinematics.xyz, byAtom, soft ? SOFT_CAP : HARD_CAP);
    energy += internalEnergy(kinematics.xyz, soft ? PairTable.soft() : PairTable.hard());
    energy += closingEnergy(kinematics.xyz);
    kinematics.project(byAtom, gradient);
    return energy;
  }

  /** The receptor's part; sets the gradient of every atom. */
  abstract double receptorEnergy(double[] xyz, double[] gradientByAtom, double cap);

  /** What open ends of cut rings cost: a spring up to 1 Å, a constant pull beyond. */
  private double closingEnergy(double[] xyz) {
    double sum = 0;
    for (Closing closing : closings) {
      int a = closing.first();
      int b = closing.second();
      double dx = xyz[b] - xyz[a];
      double dy = xyz[b + 1] - xyz[a + 1];
      double dz = xyz[b + 2] - xyz[a + 2];
      double distance = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy + dz * dz));
      double off = distance - closing.length();
      boolean near = Math.abs(off) < 1;
      sum += SPRING * (near ? off * off : 2 * Math.abs(off) - 1);
      double slope = 2 * SPRING * (near ? off : Math.signum(off)) / distance;
      dx *= slope;
      dy *= slope;
      dz *= slope;
      byAtom[b] += dx;
      byAtom[b + 1] += dy;
      byAtom[b + 2] += dz;
      byAtom[a] -= dx;
      byAtom[a + 1] -= dy;
      byAtom[a + 2] -= dz;
    }
    return sum;
  }

  private double internalEnergy(double[] xyz, PairTable table) {
    float[] values = table.values;
    double sum = 0;
    for (int i = 0, a = 0; a < xyz.length; i++, a += 3) {
      double x = xyz[a];
      double y = xyz[a + 1];
      double z = xyz[a + 2];
      double gx = 0;
      double gy = 0;
      double gz = 0;
      int end = firstPair[i + 1];
      for (int k = firstPair[i]; k < end; k++) {
        int b = partner[k];
        double dx = xyz[b] - x;
        double dy = xyz[b + 1] - y;
        double dz = xyz[b + 2] - z;
        double square = dx * dx + dy * dy + dz * dz;
        if (square >= PairTable.CUTOFF_SQUARED) {
          continue; // a third of the time: many pairs are far apart, and their rows not in the
          // cache
        }
        double position = square * PairTable.STEPS_PER_SQUARE_ANGSTROM;
        int step = (int) position;
        double rest = position - step;
        int row = rowOffset[k] + 2 * step;
        double energy = values[row];
        double slope = values[row + 1];
        sum += energy + rest * (values[row + 2] - energy);
        slope += rest * (values[row + 3] - slope);
        dx *= slope;
        dy *= slope;
        dz *= slope;
        gx += dx;
        gy += dy;
        gz += dz;
        byAtom[b] += dx;
        byAtom[b + 1] += dy;
        byAtom[b + 2] += dz;
      }
      byAtom[a] -= gx;
      byAtom[a + 1] -= gy;
      byAtom[a + 2] -= gz;
    }
    return sum;
  }
}
