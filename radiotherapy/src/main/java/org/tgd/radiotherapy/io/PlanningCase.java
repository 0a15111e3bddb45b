package org.tgd.radiotherapy.io;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.dvh.Coverage;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.VoxelSet;

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

  /**
   * The same case with the structures that are chosen alone.
   *
   * @throws InputException if a structure is asked for that there is not
   */
  PlanningCase taking(ImportChoices choices) {
    List<String> names = anatomy.structures().stream().map(Structure::name).toList();
    for (String pattern : choices.structures()) {
      if (names.stream().noneMatch(each -> ImportChoices.matches(pattern, each))) {
        throw new InputException(
            "no structure is named '%s'; case %s has %s"
                .formatted(pattern, name, String.join(", ", names)));
      }
    }
    List<String> left = names.stream().filter(each -> !choices.takes(each)).toList();
    if (left.isEmpty()) {
      return this;
    }
    List<String> said = new ArrayList<>(notes);
    said.add("left out, as asked: " + String.join(", ", left));
    return new PlanningCase(
        name,
        ct,
        chosen(anatomy, choices),
        chosen(evaluation, choices),
        chosen(optimization, choices),
        beams,
        said);
  }

  private static StructureSet chosen(StructureSet set, ImportChoices choices) {
    return new StructureSet(
        set.grid(), set.structures().stream().filter(s -> choices.takes(s.name())).toList());
  }

  /**
   * The dose-volume histograms of all structures that have voxels on the dose grid, by name. A
   * structure's coverage is the share of its voxels on the CT whose centres lie in the dose grid.
   *
   * @param doseGy the dose of every voxel of the dose grid in Gy
   */
  public Map<String, Dvh> dvhs(float[] doseGy) {
    Map<String, Dvh> dvhs = new LinkedHashMap<>();
    for (Structure structure : evaluation.structures()) {
      if (!structure.voxels().isEmpty()) {
        Dvh dvh = Dvh.of(structure.voxels(), doseGy, evaluation.grid().voxelVolumeCc());
        dvhs.put(structure.name(), dvh.ofPart(dvh.volumeCc() / coverage(structure.name())));
      }
    }
    return dvhs;
  }

  /**
   * How much of a structure lies in the dose grid, in percent of its voxels on the CT; what lies
   * outside has no dose and is part of no statistic.
   */
  public double coveragePercent(String structure) {
    return 100 * coverage(structure);
  }

  /** The structures that lie in the dose grid in part alone, a sentence each. */
  public List<String> partsOutside() {
    List<String> parts = new ArrayList<>();
    for (Structure structure : evaluation.structures()) {
      Coverage coverage = new Coverage(coveragePercent(structure.name()));
      if (!coverage.isWhole()) {
        parts.add(
            "structure '%s': its statistics are over %s"
                .formatted(structure.name(), coverage.words()));
      }
    }
    return List.copyOf(parts);
  }

  private double coverage(String structure) {
    VoxelSet drawn = anatomy.find(structure).map(Structure::voxels).orElse(VoxelSet.of());
    int inside = 0;
    for (int i = 0; i < drawn.size(); i++) {
      inside += evaluation.grid().holds(anatomy.grid().center(drawn.get(i))) ? 1 : 0;
    }
    return inside == 0 ? 1 : (double) inside / drawn.size();
  }

  /** The number of bixels of all beams: the columns of the dose-influence matrix. */
  public int bixels() {
    return beams.stream().mapToInt(beam -> beam.bixels().size()).sum();
  }
}
