package org.tgd.radiotherapy.io;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.structure.StructureSet;

/**
 * Everything that planning starts from.
 *
 * @param name the case's name
 * @param ct the patient
 * @param anatomy the structures on the CT grid
 * @param evaluation the structures as drawn, on the dose grid: for dose-volume statistics
 * @param optimization the structures on the dose grid after overlap priorities: for objectives
 * @param beams the beams, at least one
 */
public record PlanningCase(
    String name,
    Ct ct,
    StructureSet anatomy,
    StructureSet evaluation,
    StructureSet optimization,
    List<Beam> beams) {
  /** Copies the beams and checks that nothing is missing. */
  public PlanningCase {
    requireNonNull(name, "name");
    requireNonNull(ct, "ct");
    requireNonNull(anatomy, "anatomy");
    requireNonNull(evaluation, "evaluation");
    requireNonNull(optimization, "optimization");
    beams = List.copyOf(beams);
  }

  /** The number of bixels of all beams: the columns of the dose-influence matrix. */
  public int bixels() {
    return beams.stream().mapToInt(beam -> beam.bixels().size()).sum();
  }
}
