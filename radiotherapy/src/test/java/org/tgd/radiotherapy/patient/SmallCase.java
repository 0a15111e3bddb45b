package org.tgd.radiotherapy.patient;

import java.util.Arrays;
import java.util.List;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** A cube of water with a target in its middle and an organ beside it, small enough for tests. */
public final class SmallCase {
  /** Its CT grid: 12 x 10 x 8 voxels of 10 mm around the origin. */
  public static final Grid GRID =
      new Grid(12, 10, 8, new Point(10, 10, 10), new Point(-55, -45, -35));

  private SmallCase() {}

  /** The case with two beams. */
  public static PlanningCase create() {
    StructureSet anatomy =
        new StructureSet(
            GRID,
            List.of(
                new Structure("BODY", StructureType.EXTERNAL, 5, box(12, 10, 8, 0)),
                new Structure("PTV", StructureType.TARGET, 1, box(4, 4, 4, 0)),
                new Structure("Organ", StructureType.OAR, 2, box(4, 4, 4, 3))));
    StructureSet evaluation = anatomy.resampled(GRID);
    Point isocenter = BixelGrid.isocenter(anatomy);
    List<Beam> beams =
        List.of(0.0, 90.0).stream()
            .map(gantry -> new Beam(gantry, 0, isocenter, 1000, 10, List.of()))
            .map(beam -> beam.withBixels(BixelGrid.covering(anatomy, beam)))
            .toList();
    return new PlanningCase(
        "small",
        new Ct(GRID, new float[GRID.voxels()]),
        anatomy,
        evaluation,
        evaluation.withoutOverlaps(),
        beams);
  }

  /** The voxels of a box of sizes around the middle, moved along x. */
  public static VoxelSet box(int nx, int ny, int nz, int moved) {
    int[] voxels = new int[nx * ny * nz];
    for (int i = 0; i < voxels.length; i++) {
      int x = (GRID.nx() - nx) / 2 + moved + i % nx;
      int y = (GRID.ny() - ny) / 2 + i / nx % ny;
      int z = (GRID.nz() - nz) / 2 + i / nx / ny;
      voxels[i] = GRID.index(x, y, z);
    }
    return VoxelSet.of(Arrays.stream(voxels).toArray());
  }
}
