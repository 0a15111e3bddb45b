package org.tgd.chem.docking.search;

import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Terms;

/** The receptor's energy atom by atom, without a lattice; for the last refinement. */
final class ExactEnergy extends EnergyFunction {
  private final ReceptorCells cells;
  private final InteractionType[] types;
  private final double[] low;
  private final double[] high;
  private double slope = 100;

  ExactEnergy(DockingLigand ligand, ReceptorField field) {
    super(ligand);
    this.cells = field.cells();
    this.types = ligand.types();
    this.low = field.maps().low;
    this.high = new double[] {field.maps().high(0), field.maps().high(1), field.maps().high(2)};
  }

  /** Sets the penalty for atoms outside of the box, kcal/mol/Å. */
  void penalise(double newSlope) {
    slope = newSlope;
  }

  /** Whether all atoms lie within the box as last placed. */
  boolean isWithin() {
    double[] xyz = kinematics.xyz;
    for (int i = 0; i < xyz.length; i++) {
      if (xyz[i] < low[i % 3] || xyz[i] > high[i % 3]) {
        return false;
      }
    }
    return true;
  }

  @Override
  double receptorEnergy(double[] xyz, double[] gradientByAtom, double cap) {
    double sum = 0;
    double[] at = new double[3];
    double[] gradient = new double[3];
    for (int i = 0; i < types.length; i++) {
      double penalty = 0;
      for (int c = 0; c < 3; c++) {
        double here = xyz[3 * i + c];
        at[c] = Math.max(low[c], Math.min(high[c], here));
        gradient[c] = 0;
        penalty += Math.abs(here - at[c]);
      }
      double energy = pairs(i, at, gradient);
      double bend = energy > 0 ? cap / (cap + energy) : 1;
      sum += energy * bend + slope * penalty;
      for (int c = 0; c < 3; c++) {
        double beyond = xyz[3 * i + c] - at[c];
        gradientByAtom[3 * i + c] =
            gradient[c] * bend * bend + (beyond == 0 ? 0 : Math.copySign(slope, beyond));
      }
    }
    return sum;
  }

  private double pairs(int atom, double[] at, double[] gradient) {
    double sum = 0;
    int[] near = cells.near(at[0], at[1], at[2]);
    double[] positions = cells.positions();
    float[] values = PairTable.hard().values;
    for (int j : near) {
      double dx = at[0] - positions[3 * j];
      double dy = at[1] - positions[3 * j + 1];
      double dz = at[2] - positions[3 * j + 2];
      double square = dx * dx + dy * dy + dz * dz;
      if (square < Terms.CUTOFF * Terms.CUTOFF) {
        double position = square * PairTable.STEPS_PER_SQUARE_ANGSTROM;
        int step = (int) position;
        double rest = position - step;
        int row = PairTable.offset(types[atom], cells.type(j)) + 2 * step;
        sum += values[row] + rest * (values[row + 2] - values[row]);
        double s = values[row + 1] + rest * (values[row + 3] - values[row + 1]);
        gradient[0] += s * dx;
        gradient[1] += s * dy;
        gradient[2] += s * dz;
      }
    }
    return sum;
  }
}
