package org.tgd.radiotherapy.io;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Finds the patient's outline in a CT: what air from the slice's border cannot reach. */
final class Outline {
  private static final double AIR_HU = -400;

  private Outline() {}

  /** Adds the outline as {@code BODY}, unless a structure of that type or name is there. */
  static void addTo(List<Structure> structures, Ct ct) {
    for (Structure structure : structures) {
      if (structure.type() == StructureType.EXTERNAL || structure.name().equalsIgnoreCase("BODY")) {
        return;
      }
    }
    BitSet body = new BitSet(ct.grid().voxels());
    for (int slice = 0; slice < ct.grid().nz(); slice++) {
      fill(ct, slice, body);
    }
    if (!body.isEmpty()) {
      structures.add(
          new Structure(
              "BODY",
              StructureType.EXTERNAL,
              DicomStructures.priority(StructureType.EXTERNAL),
              VoxelSet.of(body)));
    }
  }

  private static void fill(Ct ct, int slice, BitSet body) {
    Grid grid = ct.grid();
    int plane = grid.nx() * grid.ny();
    int base = slice * plane;
    BitSet outside = new BitSet(plane);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < plane; i++) {
      int x = i % grid.nx();
      int y = i / grid.nx();
      boolean border = x == 0 || y == 0 || x == grid.nx() - 1 || y == grid.ny() - 1;
      if (border && ct.hounsfield(base + i) < AIR_HU) {
        outside.set(i);
        open.add(i);
      }
    }
    int[][] steps = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    while (!open.isEmpty()) {
      int i = open.poll();
      for (int[] step : steps) {
        int x = i % grid.nx() + step[0];
        int y = i / grid.nx() + step[1];
        int next = x + grid.nx() * y;
        if (grid.contains(x, y, slice)
            && !outside.get(next)
            && ct.hounsfield(base + next) < AIR_HU) {
          outside.set(next);
          open.add(next);
        }
      }
    }
    for (int i = outside.nextClearBit(0); i < plane; i = outside.nextClearBit(i + 1)) {
      body.set(base + i);
    }
  }
}
