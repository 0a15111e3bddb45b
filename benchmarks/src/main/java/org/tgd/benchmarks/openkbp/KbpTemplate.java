package org.tgd.benchmarks.openkbp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.radiotherapy.objective.MeanDose;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.SquaredUnderdosing;
import org.tgd.radiotherapy.objective.VoxelwiseLimit;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.tune.PlanTemplate;

/** The objectives of a head-and-neck patient, the same start for everybody. */
final class KbpTemplate {
  private static final double COVER = 1000;
  private static final double HOT_SHARE = 0.25;
  private static final double HOT_GY = 3;
  private static final double SERIAL = 100;
  private static final double SERIAL_MARGIN_GY = 3;
  private static final double PARALLEL = 10;
  private static final double PARALLEL_MARGIN_GY = 1;
  private static final double REST = 10;
  private static final double REST_GY = 45;

  private KbpTemplate() {}

  /** A group for each structure; targets at their level, organs below their limits. */
  static PlanTemplate of(KbpPatient patient) {
    List<PlanTemplate.Group> groups = new ArrayList<>();
    for (Structure structure : patient.steered().structures()) {
      String name = structure.name();
      groups.add(
          Criterion.of(name)
              .map(criterion -> group(criterion))
              .orElseGet(() -> group(name, REST, over(name, 1, REST_GY))));
    }
    return new PlanTemplate(groups, List.of());
  }

  private static PlanTemplate.Group group(Criterion criterion) {
    String name = criterion.structure();
    return switch (criterion.kind()) {
      case D99 ->
          group(
              name,
              COVER,
              new WeightedObjective(name, 1, new SquaredUnderdosing(criterion.levelGy())),
              over(name, HOT_SHARE, criterion.levelGy() + HOT_GY));
      case HOTTEST -> group(name, SERIAL, over(name, 1, criterion.limitGy() - SERIAL_MARGIN_GY));
      case MEAN ->
          group(
              name,
              PARALLEL,
              new WeightedObjective(
                  name, 1, new MeanDose(criterion.limitGy() - PARALLEL_MARGIN_GY)));
    };
  }

  private static PlanTemplate.Group group(
      String name, double start, WeightedObjective... objectives) {
    return new PlanTemplate.Group(name, start, Arrays.asList(objectives));
  }

  private static WeightedObjective over(String name, double share, double doseGy) {
    return new WeightedObjective(name, share, new SquaredOverdosing(doseGy));
  }

  /** Objectives that ask for the reference plan's dose in every voxel. */
  static List<WeightedObjective> mimicking(KbpPatient patient) {
    List<WeightedObjective> objectives = new ArrayList<>();
    for (Structure structure : patient.steered().structures()) {
      double[] wanted = patient.reference(structure.voxels());
      double weight = structure.voxels().size();
      for (int sign : new int[] {1, -1}) {
        objectives.add(
            new WeightedObjective(structure.name(), weight, new VoxelwiseLimit(wanted, sign)));
      }
    }
    return objectives;
  }
}
