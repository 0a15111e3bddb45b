package org.tgd.chem.docking.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Terms;

/**
 * The receptor's energy for one ligand atom on a regular lattice over the box, a map for each
 * interaction class, made when first needed. Values are kcal/mol in single precision; index {@code
 * (ix ny + iy) nz + iz}. Thread-safe.
 */
final class GridMaps {
  /** Distance of lattice points, Å. */
  static final double SPACING = 0.375;

  private static final int STEPS_PER_SQUARE_ANGSTROM = 64;
  private static final int TABLE_SIZE =
      (int) (Terms.CUTOFF * Terms.CUTOFF * STEPS_PER_SQUARE_ANGSTROM) + 2;

  final double[] low = new double[3];
  final int[] points = new int[3];
  private final Receptor receptor;
  private final AtomicReferenceArray<float[]> maps =
      new AtomicReferenceArray<>(InteractionType.values().length);

  GridMaps(Receptor receptor) {
    this.receptor = receptor;
    Box box = receptor.box();
    double[] center = {box.centerX(), box.centerY(), box.centerZ()};
    double[] size = {box.sizeX(), box.sizeY(), box.sizeZ()};
    for (int i = 0; i < 3; i++) {
      int cells = (int) Math.ceil(size[i] / SPACING);
      points[i] = cells + 1;
      low[i] = center[i] - cells * SPACING / 2;
    }
  }

  /** The highest coordinate of the lattice on an axis, Å. */
  double high(int axis) {
    return low[axis] + (points[axis] - 1) * SPACING;
  }

  /** The map of one class. */
  float[] map(InteractionType type) {
    prepare(List.of(type));
    return maps.get(type.index());
  }

  /** Makes the maps of these classes, those that are missing in one pass over the receptor. */
  synchronized void prepare(Collection<InteractionType> types) {
    List<InteractionType> missing = new ArrayList<>();
    for (InteractionType type : types) {
      if (maps.get(type.index()) == null && !missing.contains(type)) {
        missing.add(type);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    float[][] filled = new float[missing.size()][points[0] * points[1] * points[2]];
    float[][][] tables = new float[InteractionType.values().length][][];
    List<PdbqtAtom> atoms = receptor.heavyAtoms();
    int[] steps = new int[points[2]];
    for (int j = 0; j < atoms.size(); j++) {
      InteractionType other = receptor.type(j);
      if (tables[other.index()] == null) {
        tables[other.index()] =
            missing.stream().map(t -> tabulate(t, other)).toArray(float[][]::new);
      }
      add(atoms.get(j), tables[other.index()], filled, steps);
    }
    for (int t = 0; t < filled.length; t++) {
      maps.set(missing.get(t).index(), filled[t]);
    }
  }

  private static float[] tabulate(InteractionType a, InteractionType b) {
    float[] table = new float[TABLE_SIZE];
    for (int k = 0; k < TABLE_SIZE; k++) {
      double r = Math.sqrt((k + 0.5) / STEPS_PER_SQUARE_ANGSTROM);
      table[k] = (float) Terms.of(a, b, r).energy();
    }
    return table;
  }

  private void add(PdbqtAtom atom, float[][] tables, float[][] filled, int[] steps) {
    double cutoff2 = Terms.CUTOFF * Terms.CUTOFF;
    int firstX = first(atom.x() - Terms.CUTOFF, 0);
    int lastX = last(atom.x() + Terms.CUTOFF, 0);
    for (int ix = firstX; ix <= lastX; ix++) {
      double dx = low[0] + ix * SPACING - atom.x();
      double left = cutoff2 - dx * dx;
      if (left <= 0) {
        continue;
      }
      double reachY = Math.sqrt(left);
      int lastY = last(atom.y() + reachY, 1);
      for (int iy = first(atom.y() - reachY, 1); iy <= lastY; iy++) {
        double dy = low[1] + iy * SPACING - atom.y();
        double dxy = dx * dx + dy * dy;
        if (dxy < cutoff2) {
          addRow(atom.z(), dxy, (ix * points[1] + iy) * points[2], tables, filled, steps);
        }
      }
    }
  }

  private void addRow(
      double z, double dxy, int base, float[][] tables, float[][] filled, int[] steps) {
    double reach = Math.sqrt(Terms.CUTOFF * Terms.CUTOFF - dxy);
    int first = first(z - reach, 2);
    int last = last(z + reach, 2);
    float offset = (float) (low[2] - z);
    float square = (float) dxy;
    for (int iz = first; iz <= last; iz++) {
      float dz = offset + iz * (float) SPACING;
      steps[iz] = (int) ((square + dz * dz) * STEPS_PER_SQUARE_ANGSTROM);
    }
    for (int t = 0; t < tables.length; t++) {
      float[] table = tables[t];
      float[] map = filled[t];
      for (int iz = first; iz <= last; iz++) {
        map[base + iz] += table[steps[iz]];
      }
    }
  }

  private int first(double coordinate, int axis) {
    return Math.max(0, (int) Math.ceil((coordinate - low[axis]) / SPACING));
  }

  private int last(double coordinate, int axis) {
    return Math.min(points[axis] - 1, (int) Math.floor((coordinate - low[axis]) / SPACING));
  }
}
