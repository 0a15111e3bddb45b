package org.tgd.chem.draw;

import java.util.List;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;

/**
 * A right-handed frame at a ligand's centre: its longest extent to the right, its shortest towards
 * the viewer, most of the pocket behind it.
 */
final class BroadsideView {
  private static final int SWEEPS = 30;

  private final double[] centre;
  private final double[][] axes;

  private BroadsideView(double[] centre, double[][] axes) {
    this.centre = centre;
    this.axes = axes;
  }

  static BroadsideView of(Ligand ligand, List<PdbqtAtom> pocket) {
    double[] centre = centre(ligand.atoms());
    double[][] covariance = new double[3][3];
    for (PdbqtAtom atom : ligand.atoms()) {
      double[] d = from(centre, atom);
      for (int i = 0; i < 9; i++) {
        covariance[i / 3][i % 3] += d[i / 3] * d[i % 3];
      }
    }
    double[][] axes = principalAxes(covariance);
    double towardsViewer = 0;
    for (PdbqtAtom atom : pocket) {
      towardsViewer += dot(axes[2], from(centre, atom));
    }
    if (towardsViewer > 0) {
      axes[2] = negated(axes[2]);
    }
    if (dot(cross(axes[0], axes[1]), axes[2]) < 0) {
      axes[1] = negated(axes[1]);
    }
    return new BroadsideView(centre, axes);
  }

  /** An atom's coordinates in this frame, Å. */
  double[] turned(PdbqtAtom atom) {
    double[] d = from(centre, atom);
    return new double[] {dot(axes[0], d), dot(axes[1], d), dot(axes[2], d)};
  }

  private static double[] centre(List<PdbqtAtom> atoms) {
    double[] sum = new double[3];
    for (PdbqtAtom atom : atoms) {
      sum[0] += atom.x() / atoms.size();
      sum[1] += atom.y() / atoms.size();
      sum[2] += atom.z() / atoms.size();
    }
    return sum;
  }

  private static double[] from(double[] centre, PdbqtAtom atom) {
    return new double[] {atom.x() - centre[0], atom.y() - centre[1], atom.z() - centre[2]};
  }

  /** Eigenvectors of a symmetric matrix, largest eigenvalue first, by Jacobi's rotations. */
  private static double[][] principalAxes(double[][] matrix) {
    double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 2; p++) {
        for (int q = p + 1; q < 3; q++) {
          rotate(matrix, v, p, q);
        }
      }
    }
    Integer[] order = {0, 1, 2};
    java.util.Arrays.sort(order, (a, b) -> Double.compare(matrix[b][b], matrix[a][a]));
    double[][] axes = new double[3][];
    for (int k = 0; k < 3; k++) {
      int column = order[k];
      axes[k] = new double[] {v[0][column], v[1][column], v[2][column]};
    }
    return axes;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-12) {
      return;
    }
    double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < 3; k++) {
      double akp = a[k][p];
      double akq = a[k][q];
      a[k][p] = c * akp - s * akq;
      a[k][q] = s * akp + c * akq;
    }
    for (int k = 0; k < 3; k++) {
      double apk = a[p][k];
      double aqk = a[q][k];
      a[p][k] = c * apk - s * aqk;
      a[q][k] = s * apk + c * aqk;
      double vkp = v[k][p];
      double vkq = v[k][q];
      v[k][p] = c * vkp - s * vkq;
      v[k][q] = s * vkp + c * vkq;
    }
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] negated(double[] a) {
    return new double[] {-a[0], -a[1], -a[2]};
  }
}
