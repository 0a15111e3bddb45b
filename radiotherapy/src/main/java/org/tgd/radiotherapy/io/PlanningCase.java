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
 * @param notes what of its source was left out or read otherwise than it says, and why
 */
public record PlanningCase(
    String name,
    Ct ct,
    StructureSet anatomy,
    StructureSet evaluation,
    StructureSet optimization,
    List<Beam> beams,
    List<String> notes) {
  /** Copies the beams and checks that nothing is missing. */
  public PlanningCase {
    requireNonNull(name, "name");
    requireNonNull(ct, "ct");
    requireNonNull(anatomy, "anatomy");
    requireNonNull(evaluation, "evaluation");
    requireNonNull(optimization, "optimization");
    beams = List.copyOf(beams);
    notes = List.copyOf(notes);
  }

  /** A case of whose source nothing was left out. */
  public PlanningCase(
      String name,
      Ct ct,
      StructureSet anatomy,
      StructureSet evaluation,
      StructureSet optimization,
      List<Beam> beams) {
    this(name, ct, anatomy, evaluation, optimization, beams, List.of());
  }

  /** The same case with notes. */
  public PlanningCase withNotes(List<String> others) {
    return new PlanningCase(name, ct, anatomy, evaluation, optimization, beams, others);
  }

  /** The number of bixels of all beams: the columns of the dose-influence matrix. */
  public int bixels() {
    return beams.stream().mapToInt(beam -> beam.bixels().size()).sum();
  }
}
