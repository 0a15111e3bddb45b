package org.tgd.chem.docking.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.receptor.ReceptorLibrary;

class EnergyFunctionTest {
  private static final Receptor PPARA = new ReceptorLibrary(Path.of("none")).find("PPARA");
  private static final ReceptorField FIELD = ReceptorField.of(PPARA);
  private static final Ligand LIGAND =
      LigandPreparation.prepare("CC(C)OC(=O)C(C)(C)Oc1ccc(CCO)cc1", 1).ligand();

  private static double[] conformation(EnergyFunction function) {
    double[] conformation = function.kinematics.initialConformation();
    conformation[0] = PPARA.box().centerX() + 0.1;
    conformation[1] = PPARA.box().centerY() + 0.2;
    conformation[2] = PPARA.box().centerZ() + 0.3;
    Quaternions.rotate(conformation, 3, 0.4, -0.9, 0.2);
    for (int i = Kinematics.TORSIONS; i < conformation.length; i++) {
      conformation[i] = 0.3 * (i - Kinematics.TORSIONS);
    }
    return conformation;
  }

  private static void moveBy(double[] conformation, int degree, double step) {
    if (degree < 3) {
      conformation[degree] += step;
    } else if (degree < 6) {
      double[] turn = new double[3];
      turn[degree - 3] = step;
      Quaternions.rotate(conformation, 3, turn[0], turn[1], turn[2]);
    } else {
      conformation[Kinematics.TORSIONS + degree - 6] += step;
    }
  }

  private static void assertGradientIsTheDifferenceQuotient(EnergyFunction function) {
    double[] at = conformation(function);
    double[] gradient = new double[function.kinematics.degreesOfFreedom()];
    double[] other = new double[gradient.length];
    function.evaluate(at, gradient, false);
    double step = 1e-6;
    for (int degree = 0; degree < gradient.length; degree++) {
      double[] ahead = at.clone();
      double[] behind = at.clone();
      moveBy(ahead, degree, step);
      moveBy(behind, degree, -step);
      double quotient =
          (function.evaluate(ahead, other, false) - function.evaluate(behind, other, false))
              / (2 * step);
      // tables: the slope is tabulated apart from the energy
      assertThat(gradient[degree])
          .as("degree " + degree)
          .isCloseTo(quotient, within(0.02 * Math.abs(quotient) + 0.5));
    }
  }

  @Test
  void theGradientOnTheLatticeIsTheDifferenceQuotient() {
    assertGradientIsTheDifferenceQuotient(new GridEnergy(new DockingLigand(LIGAND), FIELD.maps()));
  }

  @Test
  void theGradientWithoutLatticeIsTheDifferenceQuotient() {
    ExactEnergy exact = new ExactEnergy(new DockingLigand(LIGAND), FIELD);
    assertGradientIsTheDifferenceQuotient(exact);
  }

  @Test
  void theGradientOfAnOpenRingIsTheDifferenceQuotient() {
    Ligand ring = LigandPreparation.prepare("CN1CCCCCCC(=O)NCCCC1", 1).ligand();
    assertThat(ring.closures()).hasSize(1);
    assertGradientIsTheDifferenceQuotient(new ExactEnergy(new DockingLigand(ring), FIELD));
  }

  @Test
  void theEnergyWithoutLatticeIsThatOfTheScoringFunction() {
    ExactEnergy exact = new ExactEnergy(new DockingLigand(LIGAND), FIELD);
    double[] at = conformation(exact);
    double[] gradient = new double[exact.kinematics.degreesOfFreedom()];
    new Minimizer(exact).minimize(at, 200, false);
    double energy = exact.evaluate(at, gradient, false);
    Kinematics all = new Kinematics(LIGAND, true);
    all.place(at);
    double[] xyz = new double[all.xyz.length];
    for (int i = 0; i < all.atoms(); i++) {
      System.arraycopy(all.xyz, 3 * i, xyz, 3 * all.ligandAtom(i), 3);
    }
    Score score = Score.of(LIGAND.at(xyz), PPARA);
    assertThat(energy).isCloseTo(score.intermolecular() + score.intramolecular(), within(0.05));
  }

  @Test
  void goingDownhillNeverEndsHigher() {
    GridEnergy grid = new GridEnergy(new DockingLigand(LIGAND), FIELD.maps());
    double[] at = conformation(grid);
    double[] gradient = new double[grid.kinematics.degreesOfFreedom()];
    for (boolean soft : List.of(true, false)) {
      double before = grid.evaluate(at, gradient, soft);
      double after = new Minimizer(grid).minimize(at, 30, soft);
      assertThat(after).isLessThan(before);
      assertThat(grid.evaluate(at, gradient, soft)).isCloseTo(after, within(1e-9));
    }
  }

  @Test
  void bondLengthsSurviveEveryConformation() {
    Kinematics all = new Kinematics(LIGAND, true);
    double[] at = all.initialConformation();
    for (int i = Kinematics.TORSIONS; i < at.length; i++) {
      at[i] = i;
    }
    all.place(at);
    double[] xyz = new double[all.xyz.length];
    for (int i = 0; i < all.atoms(); i++) {
      System.arraycopy(all.xyz, 3 * i, xyz, 3 * all.ligandAtom(i), 3);
    }
    Ligand moved = LIGAND.at(xyz);
    for (Ligand.Branch branch : LIGAND.branches()) {
      double before =
          LIGAND.atoms().get(branch.from()).distanceSquared(LIGAND.atoms().get(branch.to()));
      double after =
          moved.atoms().get(branch.from()).distanceSquared(moved.atoms().get(branch.to()));
      assertThat(after).isCloseTo(before, within(1e-9));
    }
  }
}
