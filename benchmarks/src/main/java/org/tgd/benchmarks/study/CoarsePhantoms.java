package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.io.Phantoms;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.StructureSet;

/**
 * Prostate phantoms planned coarsely, so that an inner problem is solved in a fraction of a second:
 * five beams, bixels of 15 mm, and doses every 10 mm.
 */
public final class CoarsePhantoms {
  private static final double DOSE_MM = 10;
  private static final double BIXEL_MM = 15;
  private static final double SAD_MM = 1000;
  private static final double[] GANTRIES = {0, 72, 144, 216, 288};

  private CoarsePhantoms() {}

  /**
   * A patient by the name of a case.
   *
   * @throws InputException if the case is no prostate phantom
   */
  public static Patient named(String place) {
    require(place);
    return prostate(Integer.parseInt(place.substring(place.lastIndexOf('-') + 1)));
  }

  /**
   * Checks the name of a case.
   *
   * @throws InputException if the case is no prostate phantom
   */
  public static void require(String place) {
    if (!place.matches("phantom:prostate-[1-9][0-9]{0,3}")) {
      throw new InputException("--quick: was '%s'; must be phantom:prostate-N".formatted(place));
    }
  }

  /**
   * A patient with its dose-influence matrix.
   *
   * @param number which phantom, 1 or more
   */
  public static Patient prostate(int number) {
    PlanningCase fine = Phantoms.named("prostate-" + number);
    StructureSet anatomy = fine.anatomy();
    Grid grid = fine.ct().grid().resampled(DOSE_MM);
    StructureSet drawn = anatomy.resampled(grid);
    List<Beam> beams = new ArrayList<>();
    for (double gantry : GANTRIES) {
      Beam bare = new Beam(gantry, 0, BixelGrid.isocenter(anatomy), SAD_MM, BIXEL_MM, List.of());
      beams.add(bare.withBixels(BixelGrid.covering(anatomy, bare)));
    }
    DoseEngine engine =
        new DoseEngine(GenericMachine.create(), DoseSettings.standard().withThreads(1));
    return Patient.of(
        fine.name(),
        drawn,
        drawn.withoutOverlaps(),
        engine.influence(fine.ct(), anatomy, drawn, beams));
  }
}
