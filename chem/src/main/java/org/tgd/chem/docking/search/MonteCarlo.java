package org.tgd.chem.docking.search;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * One iterated local search: change one thing, go downhill, accept by the Metropolis criterion
 * (Trott and Olson 2010, after Abagyan). Not thread-safe.
 */
final class MonteCarlo {
  /** Temperature of the Metropolis criterion, kcal/mol. */
  private static final double TEMPERATURE = 1.2;

  /** How far position (Å) and surface (Å) move in a mutation. */
  private static final double AMPLITUDE = 2;

  /** Random conformations of which the best is the start. */
  private static final int STARTS = 50;

  private static final double MIN_RMSD = 1;

  private final EnergyFunction function;
  private final Minimizer minimizer;
  private final int localSteps;
  private final GridMaps grid;
  private final int[] forms;
  private final PoseSet found;

  /**
   * A search.
   *
   * @param forms those of the ligand's forms that it begins with
   */
  MonteCarlo(GridEnergy function, GridMaps grid, int[] forms, int localSteps, int poses) {
    this.function = function;
    this.minimizer = new Minimizer(function);
    this.grid = grid;
    this.forms = forms;
    this.localSteps = localSteps;
    this.found = new PoseSet(poses, MIN_RMSD);
  }

  /** Searches and returns what was found. */
  PoseSet run(int steps, SplittableRandom random) {
    double[] current = start(random);
    double[] candidate = new double[current.length];
    double currentEnergy = Double.POSITIVE_INFINITY;
    double best = Double.POSITIVE_INFINITY;
    for (int step = 0; step < steps; step++) {
      if ((step & 1023) == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("docking was cancelled");
      }
      System.arraycopy(current, 0, candidate, 0, current.length);
      mutate(candidate, random);
      double energy = minimizer.minimize(candidate, localSteps, true);
      if (step == 0 || accepts(currentEnergy, energy, random)) {
        System.arraycopy(candidate, 0, current, 0, current.length);
        currentEnergy = energy;
        if (energy < best || !found.isFull()) {
          currentEnergy = minimizer.minimize(current, localSteps, false);
          function.kinematics.place(current);
          found.add(
              new PoseSet.Entry(current.clone(), currentEnergy, function.kinematics.xyz.clone()));
          best = Math.min(best, currentEnergy);
        }
      }
    }
    return found;
  }

  private static boolean accepts(double old, double next, SplittableRandom random) {
    return next < old || random.nextDouble() < Math.exp((old - next) / TEMPERATURE);
  }

  /** The best of several random conformations after going downhill, so as not to begin in rock. */
  private double[] start(SplittableRandom random) {
    double[] best = randomConformation(random);
    double least = minimizer.minimize(best, localSteps, true);
    for (int i = 1; i < STARTS; i++) {
      double[] other = randomConformation(random);
      double energy = minimizer.minimize(other, localSteps, true);
      if (energy < least) {
        best = other;
        least = energy;
      }
    }
    return best;
  }

  private double[] randomConformation(SplittableRandom random) {
    double[] conformation = function.kinematics.initialConformation();
    for (int c = 0; c < 3; c++) {
      conformation[c] = grid.low[c] + random.nextDouble() * (grid.high(c) - grid.low[c]);
    }
    randomOrientation(conformation, random);
    conformation[Kinematics.FORM] = forms[random.nextInt(forms.length)];
    for (int i = Kinematics.TORSIONS; i < conformation.length; i++) {
      double turned = (2 * random.nextDouble() - 1) * Math.PI;
      // a cut ring begins closed, in one of its forms
      conformation[i] = function.kinematics.isClosing(i - Kinematics.TORSIONS) ? 0 : turned;
    }
    return conformation;
  }

  /** Shoemake's method: uniform over rotations. */
  private static void randomOrientation(double[] conformation, SplittableRandom random) {
    double u = random.nextDouble();
    double a = 2 * Math.PI * random.nextDouble();
    double b = 2 * Math.PI * random.nextDouble();
    conformation[3] = Math.sqrt(u) * Math.cos(b);
    conformation[4] = Math.sqrt(1 - u) * Math.sin(a);
    conformation[5] = Math.sqrt(1 - u) * Math.cos(a);
    conformation[6] = Math.sqrt(u) * Math.sin(b);
  }

  private void mutate(double[] conformation, SplittableRandom random) {
    int which = random.nextInt(2 + conformation.length - Kinematics.TORSIONS);
    if (which >= 2) {
      conformation[Kinematics.TORSIONS + which - 2] = (2 * random.nextDouble() - 1) * Math.PI;
      return;
    }
    double x;
    double y;
    double z;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      z = 2 * random.nextDouble() - 1;
    } while (x * x + y * y + z * z > 1);
    if (which == 0) {
      conformation[0] += AMPLITUDE * x;
      conformation[1] += AMPLITUDE * y;
      conformation[2] += AMPLITUDE * z;
    } else {
      function.kinematics.place(conformation);
      double radius = function.kinematics.gyrationRadius();
      if (radius > 1e-6) {
        double turn = AMPLITUDE / radius;
        Quaternions.rotate(conformation, 3, turn * x, turn * y, turn * z);
      }
    }
  }
}
