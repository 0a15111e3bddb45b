package org.tgd.chem.docking.search;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;

/**
 * Places a ligand's atoms from position, orientation and torsions, and carries Cartesian gradients
 * back to them. Not thread-safe; each search has its own.
 *
 * <p>A conformation is an array: position of the first atom (3, Å), orientation as a unit
 * quaternion w x y z (4), number of the ligand's form (1), one angle per torsion (radians, 0 as in
 * that form). A gradient has one entry for each degree of freedom: force on the position (3),
 * torque (3), one per torsion.
 */
final class Kinematics {
  /** Where the number of the form stands in a conformation. */
  static final int FORM = 7;

  /** Where torsions begin in a conformation. */
  static final int TORSIONS = 8;

  private final int frames;
  private final int[] ligandAtom;
  private final int[] begin;
  private final int[] parent;
  private final PdbqtAtom first;
  private final Form[] forms;
  private double[] local;
  private double[] offset;
  private double[] localAxis;
  private final double[] origin;
  private final double[] axis;
  private final double[] rotation;
  private final double[] pull;
  private final double[] torque;
  private final BitSet closing = new BitSet();

  /** Coordinates of the atoms as last placed, three for each atom. */
  final double[] xyz;

  /** The kinematics of all atoms, or of the heavy ones only. */
  Kinematics(Ligand ligand, boolean withHydrogens) {
    frames = ligand.torsions() + 1;
    first = ligand.atoms().get(0);
    int[] kept =
        IntStream.range(0, ligand.atoms().size())
            .filter(i -> withHydrogens || ligand.type(i).isPresent())
            .toArray();
    ligandAtom = new int[kept.length];
    begin = new int[frames + 1];
    int next = 0;
    for (int k = 0; k < frames; k++) {
      begin[k] = next;
      for (int atom : kept) {
        if (ligand.frameOf(atom) == k) {
          ligandAtom[next++] = atom;
        }
      }
    }
    begin[frames] = next;
    IntStream.range(1, frames).filter(ligand::isClosing).forEach(closing::set);
    parent = new int[frames];
    origin = new double[3 * frames];
    axis = new double[3 * frames];
    rotation = new double[9 * frames];
    pull = new double[3 * frames];
    torque = new double[3 * frames];
    xyz = new double[3 * next];
    forms =
        ligand.forms().stream()
            .map(
                f ->
                    new Form(
                        new double[3 * atoms()], new double[3 * frames], new double[3 * frames]))
            .toArray(Form[]::new);
    for (int f = 0; f < forms.length; f++) {
      measure(ligand.forms().get(f), forms[f]);
    }
  }

  /** Frames in their own coordinates: atoms, offset from the parent's origin, axis. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Form(double[] local, double[] offset, double[] localAxis) {}

  private void measure(Ligand ligand, Form form) {
    double[] origins = new double[3 * frames];
    set(origins, 0, ligand.atoms().get(0));
    for (int k = 1; k < frames; k++) {
      parent[k] = ligand.parentFrame(k);
      PdbqtAtom from = ligand.atoms().get(ligand.axis(k).from());
      PdbqtAtom to = ligand.atoms().get(ligand.axis(k).to());
      set(origins, k, to);
      double length = Math.sqrt(from.distanceSquared(to));
      form.localAxis[3 * k] = (to.x() - from.x()) / length;
      form.localAxis[3 * k + 1] = (to.y() - from.y()) / length;
      form.localAxis[3 * k + 2] = (to.z() - from.z()) / length;
      for (int c = 0; c < 3; c++) {
        form.offset[3 * k + c] = origins[3 * k + c] - origins[3 * parent[k] + c];
      }
    }
    for (int k = 0; k < frames; k++) {
      for (int i = begin[k]; i < begin[k + 1]; i++) {
        set(form.local, i, ligand.atoms().get(ligandAtom[i]));
        for (int c = 0; c < 3; c++) {
          form.local[3 * i + c] -= origins[3 * k + c];
        }
      }
    }
  }

  private static void set(double[] target, int i, PdbqtAtom atom) {
    target[3 * i] = atom.x();
    target[3 * i + 1] = atom.y();
    target[3 * i + 2] = atom.z();
  }

  /** Number of atoms placed. */
  int atoms() {
    return ligandAtom.length;
  }

  /** The ligand's own index of a placed atom. */
  int ligandAtom(int atom) {
    return ligandAtom[atom];
  }

  /** Length of a conformation. */
  int conformationSize() {
    return TORSIONS + frames - 1;
  }

  /** Degrees of freedom: length of a gradient. */
  int degreesOfFreedom() {
    return 6 + frames - 1;
  }

  /** Whether turning that torsion, from 0, opens or closes a cut ring. */
  boolean isClosing(int torsion) {
    return closing.get(torsion + 1);
  }

  /** Number of forms, 1 or more. */
  int forms() {
    return forms.length;
  }

  /** A conformation in which the ligand lies as in its file. */
  double[] initialConformation() {
    double[] start = new double[conformationSize()];
    start[0] = first.x();
    start[1] = first.y();
    start[2] = first.z();
    start[3] = 1;
    return start;
  }

  /** Places all atoms. */
  void place(double[] conformation) {
    Form form = forms[(int) conformation[FORM]];
    local = form.local;
    offset = form.offset;
    localAxis = form.localAxis;
    System.arraycopy(conformation, 0, origin, 0, 3);
    Quaternions.toMatrix(conformation, 3, rotation);
    placeAtoms(0);
    for (int k = 1; k < frames; k++) {
      int p = 9 * parent[k];
      int o = 3 * k;
      int po = 3 * parent[k];
      double ox = offset[o];
      double oy = offset[o + 1];
      double oz = offset[o + 2];
      origin[o] = origin[po] + rotation[p] * ox + rotation[p + 1] * oy + rotation[p + 2] * oz;
      origin[o + 1] =
          origin[po + 1] + rotation[p + 3] * ox + rotation[p + 4] * oy + rotation[p + 5] * oz;
      origin[o + 2] =
          origin[po + 2] + rotation[p + 6] * ox + rotation[p + 7] * oy + rotation[p + 8] * oz;
      turn(k, conformation[TORSIONS + k - 1]);
      placeAtoms(k);
    }
  }

  private void turn(int k, double angle) {
    int p = 9 * parent[k];
    int a = 3 * k;
    double lx = localAxis[a];
    double ly = localAxis[a + 1];
    double lz = localAxis[a + 2];
    double ux = rotation[p] * lx + rotation[p + 1] * ly + rotation[p + 2] * lz;
    double uy = rotation[p + 3] * lx + rotation[p + 4] * ly + rotation[p + 5] * lz;
    double uz = rotation[p + 6] * lx + rotation[p + 7] * ly + rotation[p + 8] * lz;
    axis[a] = ux;
    axis[a + 1] = uy;
    axis[a + 2] = uz;
    double s = Math.sin(angle);
    double c = Math.cos(angle);
    double v = 1 - c;
    double m00 = c + ux * ux * v;
    double m01 = ux * uy * v - uz * s;
    double m02 = ux * uz * v + uy * s;
    double m10 = uy * ux * v + uz * s;
    double m11 = c + uy * uy * v;
    double m12 = uy * uz * v - ux * s;
    double m20 = uz * ux * v - uy * s;
    double m21 = uz * uy * v + ux * s;
    double m22 = c + uz * uz * v;
    int r = 9 * k;
    for (int j = 0; j < 3; j++) {
      double e0 = rotation[p + j];
      double e1 = rotation[p + 3 + j];
      double e2 = rotation[p + 6 + j];
      rotation[r + j] = m00 * e0 + m01 * e1 + m02 * e2;
      rotation[r + 3 + j] = m10 * e0 + m11 * e1 + m12 * e2;
      rotation[r + 6 + j] = m20 * e0 + m21 * e1 + m22 * e2;
    }
  }

  private void placeAtoms(int k) {
    int r = 9 * k;
    double m00 = rotation[r];
    double m01 = rotation[r + 1];
    double m02 = rotation[r + 2];
    double m10 = rotation[r + 3];
    double m11 = rotation[r + 4];
    double m12 = rotation[r + 5];
    double m20 = rotation[r + 6];
    double m21 = rotation[r + 7];
    double m22 = rotation[r + 8];
    double ox = origin[3 * k];
    double oy = origin[3 * k + 1];
    double oz = origin[3 * k + 2];
    int end = 3 * begin[k + 1];
    for (int i = 3 * begin[k]; i < end; i += 3) {
      double x = local[i];
      double y = local[i + 1];
      double z = local[i + 2];
      xyz[i] = ox + m00 * x + m01 * y + m02 * z;
      xyz[i + 1] = oy + m10 * x + m11 * y + m12 * z;
      xyz[i + 2] = oz + m20 * x + m21 * y + m22 * z;
    }
  }

  /** Turns the gradient by atom coordinates into the gradient by degrees of freedom. */
  void project(double[] byAtom, double[] gradient) {
    for (int k = frames - 1; k >= 0; k--) {
      gather(k, byAtom);
    }
    for (int k = frames - 1; k > 0; k--) {
      int o = 3 * k;
      int p = 3 * parent[k];
      gradient[5 + k] =
          axis[o] * torque[o] + axis[o + 1] * torque[o + 1] + axis[o + 2] * torque[o + 2];
      double rx = origin[o] - origin[p];
      double ry = origin[o + 1] - origin[p + 1];
      double rz = origin[o + 2] - origin[p + 2];
      torque[p] += torque[o] + ry * pull[o + 2] - rz * pull[o + 1];
      torque[p + 1] += torque[o + 1] + rz * pull[o] - rx * pull[o + 2];
      torque[p + 2] += torque[o + 2] + rx * pull[o + 1] - ry * pull[o];
      pull[p] += pull[o];
      pull[p + 1] += pull[o + 1];
      pull[p + 2] += pull[o + 2];
    }
    System.arraycopy(pull, 0, gradient, 0, 3);
    System.arraycopy(torque, 0, gradient, 3, 3);
  }

  private void gather(int k, double[] byAtom) {
    double ox = origin[3 * k];
    double oy = origin[3 * k + 1];
    double oz = origin[3 * k + 2];
    double fx = 0;
    double fy = 0;
    double fz = 0;
    double tx = 0;
    double ty = 0;
    double tz = 0;
    int end = 3 * begin[k + 1];
    for (int i = 3 * begin[k]; i < end; i += 3) {
      double gx = byAtom[i];
      double gy = byAtom[i + 1];
      double gz = byAtom[i + 2];
      double rx = xyz[i] - ox;
      double ry = xyz[i + 1] - oy;
      double rz = xyz[i + 2] - oz;
      fx += gx;
      fy += gy;
      fz += gz;
      tx += ry * gz - rz * gy;
      ty += rz * gx - rx * gz;
      tz += rx * gy - ry * gx;
    }
    pull[3 * k] = fx;
    pull[3 * k + 1] = fy;
    pull[3 * k + 2] = fz;
    torque[3 * k] = tx;
    torque[3 * k + 1] = ty;
    torque[3 * k + 2] = tz;
  }

  /** Root mean square distance of the placed atoms from the first one, Å. */
  double gyrationRadius() {
    double sum = 0;
    for (int i = 0; i < xyz.length; i++) {
      double d = xyz[i] - origin[i % 3];
      sum += d * d;
    }
    return Math.sqrt(sum / ligandAtom.length);
  }
}
