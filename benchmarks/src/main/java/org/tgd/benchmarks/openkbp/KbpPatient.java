package org.tgd.benchmarks.openkbp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.LossRule;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * A patient of OpenKBP as the study plans it: doses on the CT's own grid, criteria over every voxel
 * of their structures, objectives over all voxels at the surface of a target, every fourth inside
 * it, and every fortieth of the body around the structures.
 */
final class KbpPatient {
  static final String BODY = "BODY";
  private static final int BODY_EVERY = 40;
  private static final int INSIDE_EVERY = 4;

  private final String name;
  private final PlanningCase source;
  private final StructureSet judged;
  private final StructureSet steered;
  private final float[] referenceGy;

  private KbpPatient(
      String name,
      PlanningCase source,
      StructureSet judged,
      StructureSet steered,
      float[] referenceGy) {
    this.name = name;
    this.source = source;
    this.judged = judged;
    this.steered = steered;
    this.referenceGy = referenceGy;
  }

  /**
   * Reads a patient's folder.
   *
   * @throws InputException if it is no such patient or has no reference dose
   */
  static KbpPatient read(Path folder) {
    CaseSource source = CaseSource.open(folder.toString());
    float[] reference =
        source
            .supplement()
            .referenceDoseGy()
            .orElseThrow(() -> new InputException(folder + ": has no reference dose (dose.csv)"));
    StructureSet anatomy = source.planningCase().anatomy();
    Map<String, BitSet> judged = judged(anatomy);
    return new KbpPatient(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        source.planningCase(),
        set(anatomy, judged, body(anatomy, judged)),
        set(anatomy, steered(anatomy, judged), body(anatomy, judged)),
        reference);
  }

  private static Map<String, BitSet> judged(StructureSet anatomy) {
    Map<String, BitSet> judged = new LinkedHashMap<>();
    BitSet joined = new BitSet();
    for (Criterion criterion : Criterion.ALL) {
      Optional<Structure> drawn = anatomy.find(criterion.structure());
      if (drawn.isPresent()) {
        BitSet own = drawn.get().voxels().toBits();
        if (criterion.target()) {
          joined.or(own);
          own = (BitSet) joined.clone();
        }
        judged.put(criterion.structure(), own);
      }
    }
    return judged;
  }

  private static BitSet body(StructureSet anatomy, Map<String, BitSet> judged) {
    BitSet rest = anatomy.named(BODY).voxels().toBits();
    judged.values().forEach(rest::andNot);
    return every(BODY_EVERY, rest);
  }

  private static BitSet every(int step, BitSet voxels) {
    BitSet some = new BitSet();
    int count = 0;
    for (int i = voxels.nextSetBit(0); i >= 0; i = voxels.nextSetBit(i + 1)) {
      if (count++ % step == 0) {
        some.set(i);
      }
    }
    return some;
  }

  private static Map<String, BitSet> steered(StructureSet anatomy, Map<String, BitSet> judged) {
    BitSet targets = new BitSet();
    anatomy.ofType(StructureType.TARGET).forEach(t -> targets.or(t.voxels().toBits()));
    Map<String, BitSet> steered = new LinkedHashMap<>();
    for (String name : judged.keySet()) {
      BitSet own = anatomy.named(name).voxels().toBits();
      Criterion criterion = Criterion.of(name).orElseThrow();
      if (criterion.target()) {
        own = shell(anatomy.grid(), own);
      } else if (criterion.kind() == Criterion.Kind.HOTTEST
          && criterion.limitGy() < lowest(anatomy)) {
        own.andNot(targets);
      }
      if (!own.isEmpty()) {
        steered.put(name, own);
      }
    }
    return steered;
  }

  /**
   * The lowest level of the targets in Gy; organs that may have more are watched inside them, too.
   */
  private static double lowest(StructureSet anatomy) {
    return Criterion.ALL.stream()
        .filter(c -> c.target() && anatomy.find(c.structure()).isPresent())
        .mapToDouble(Criterion::levelGy)
        .min()
        .orElseThrow();
  }

  /** The voxels with a neighbour outside, and some of those within. */
  private static BitSet shell(Grid grid, BitSet voxels) {
    int[] steps = {1, grid.nx(), grid.nx() * grid.ny()};
    BitSet shell = new BitSet();
    for (int i = voxels.nextSetBit(0); i >= 0; i = voxels.nextSetBit(i + 1)) {
      for (int step : steps) {
        if (!voxels.get(i + step) || i < step || !voxels.get(i - step)) {
          shell.set(i);
        }
      }
    }
    BitSet inside = (BitSet) voxels.clone();
    inside.andNot(shell);
    shell.or(every(INSIDE_EVERY, inside));
    return shell;
  }

  private static StructureSet set(StructureSet anatomy, Map<String, BitSet> voxels, BitSet body) {
    List<Structure> structures = new ArrayList<>();
    voxels.forEach((name, own) -> structures.add(anatomy.named(name).withVoxels(VoxelSet.of(own))));
    structures.add(anatomy.named(BODY).withVoxels(VoxelSet.of(body)));
    return new StructureSet(anatomy.grid(), structures);
  }

  /** The name of the folder. */
  String name() {
    return name;
  }

  /** The voxels that objectives look at. */
  StructureSet steered() {
    return steered;
  }

  /** The reference plan's dose of some voxels in Gy, in their order. */
  double[] reference(VoxelSet voxels) {
    return voxels.pick(referenceGy);
  }

  /** The criteria of the structures that the patient has. */
  List<Criterion> criteria() {
    return Criterion.ALL.stream()
        .filter(criterion -> judged.find(criterion.structure()).isPresent())
        .toList();
  }

  double voxelMm3() {
    return 1000 * judged.grid().voxelVolumeCc();
  }

  /** The criteria as goals in levels. */
  GoalSet goals() {
    return new GoalSet(
        "OpenKBP-Opt",
        70,
        Optional.empty(),
        criteria().stream().map(c -> c.goal(voxels(c), voxelMm3())).toList(),
        LossRule.LEVELS);
  }

  private int voxels(Criterion criterion) {
    return judged.named(criterion.structure()).voxels().size();
  }

  /** The reference plan's doses of the voxels of the criteria's structures. */
  Map<String, double[]> referenceDoses() {
    Map<String, double[]> doses = new LinkedHashMap<>();
    for (Criterion criterion : criteria()) {
      String name = criterion.structure();
      doses.put(name, judged.named(name).voxels().pick(referenceGy));
    }
    return doses;
  }

  /** The patient with the dose-influence matrix that an engine computes. */
  Patient planned(DoseEngine engine) {
    return Patient.of(
        name,
        judged,
        steered,
        engine.influence(source.ct(), source.anatomy(), judged, source.beams()));
  }
}
