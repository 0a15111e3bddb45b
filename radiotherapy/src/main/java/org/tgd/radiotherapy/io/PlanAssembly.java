package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;

/** Makes a planning case of a patient: dose grid, overlaps, beams and bixels. */
final class PlanAssembly {
  private static final double DOSE_GRID_MM = 5;
  private static final double BIXEL_MM = 10;
  private static final double SAD_MM = 1000;
  private static final int MAX_DOSE_VOXELS = 1 << 25;

  private PlanAssembly() {}

  /**
   * The usual dose grid of a CT.
   *
   * @throws InputException if it would have too many voxels to plan on
   */
  static Grid doseGrid(Grid ct, double spacingMm) {
    double voxels =
        (ct.nx() * ct.spacing().x() / spacingMm + 1)
            * (ct.ny() * ct.spacing().y() / spacingMm + 1)
            * (ct.nz() * ct.spacing().z() / spacingMm + 1);
    if (!(voxels <= MAX_DOSE_VOXELS)) {
      throw new InputException(
          "a dose grid of %s mm over this CT would have %.3g voxels; at most %d can be planned on"
              .formatted(spacingMm, voxels, MAX_DOSE_VOXELS));
    }
    return ct.resampled(spacingMm);
  }

  /** A case on a dose grid of 5 mm with bixels of 10 mm around the mean of the targets. */
  static PlanningCase standard(String name, Ct ct, List<Structure> structures, double[] gantryDeg) {
    StructureSet anatomy = new StructureSet(ct.grid(), structures);
    Point isocenter = BixelGrid.isocenter(anatomy);
    List<Beam> beams = new ArrayList<>();
    for (double gantry : gantryDeg) {
      beams.add(new Beam(gantry, 0, isocenter, SAD_MM, BIXEL_MM, List.of()));
    }
    return of(name, ct, anatomy, beams);
  }

  /** A case with bixels laid over the targets for beams that have none. */
  static PlanningCase of(String name, Ct ct, StructureSet anatomy, List<Beam> beams) {
    Grid doseGrid = doseGrid(ct.grid(), DOSE_GRID_MM);
    StructureSet evaluation = anatomy.resampled(doseGrid);
    List<Beam> covered = new ArrayList<>();
    for (Beam beam : beams) {
      covered.add(
          beam.bixels().isEmpty() ? beam.withBixels(BixelGrid.covering(anatomy, beam)) : beam);
    }
    return new PlanningCase(name, ct, anatomy, evaluation, evaluation.withoutOverlaps(), covered);
  }
}
