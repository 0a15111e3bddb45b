package org.tgd.chem.docking.search;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Terms;

/** Which receptor atoms are near a point of the box: lists by cell, made on demand. Thread-safe. */
final class ReceptorCells {
  private static final double EDGE = 3.0;

  private final double[] positions;
  private final InteractionType[] types;
  private final double[] low;
  private final int[] counts = new int[3];
  private final AtomicReferenceArray<int[]> lists;

  ReceptorCells(Receptor receptor, GridMaps grid) {
    int n = receptor.heavyAtoms().size();
    positions = new double[3 * n];
    types = new InteractionType[n];
    for (int j = 0; j < n; j++) {
      PdbqtAtom atom = receptor.heavyAtoms().get(j);
      positions[3 * j] = atom.x();
      positions[3 * j + 1] = atom.y();
      positions[3 * j + 2] = atom.z();
      types[j] = receptor.type(j);
    }
    low = grid.low;
    for (int c = 0; c < 3; c++) {
      counts[c] = (int) Math.ceil((grid.high(c) - low[c]) / EDGE) + 1;
    }
    lists = new AtomicReferenceArray<>(counts[0] * counts[1] * counts[2]);
  }

  /** Coordinates of the receptor's heavy atoms, three for each. */
  double[] positions() {
    return positions;
  }

  InteractionType type(int atom) {
    return types[atom];
  }

  /** All atoms within the cutoff of a point inside the box, and some more. */
  int[] near(double x, double y, double z) {
    int ix = (int) ((x - low[0]) / EDGE);
    int iy = (int) ((y - low[1]) / EDGE);
    int iz = (int) ((z - low[2]) / EDGE);
    int cell = (ix * counts[1] + iy) * counts[2] + iz;
    int[] list = lists.get(cell);
    if (list == null) {
      list = collect(low[0] + ix * EDGE, low[1] + iy * EDGE, low[2] + iz * EDGE);
      lists.set(cell, list);
    }
    return list;
  }

  private int[] collect(double x, double y, double z) {
    int[] found = new int[types.length];
    int count = 0;
    for (int j = 0; j < types.length; j++) {
      double dx = gap(positions[3 * j] - x);
      double dy = gap(positions[3 * j + 1] - y);
      double dz = gap(positions[3 * j + 2] - z);
      if (dx * dx + dy * dy + dz * dz < Terms.CUTOFF * Terms.CUTOFF) {
        found[count++] = j;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static double gap(double fromLow) {
    return fromLow < 0 ? fromLow : Math.max(0, fromLow - EDGE);
  }
}
