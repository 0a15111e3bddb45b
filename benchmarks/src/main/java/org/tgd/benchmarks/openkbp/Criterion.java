package org.tgd.benchmarks.openkbp;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScale;

/**
 * A clinical criterion of OpenKBP-Opt (Babier et al. 2022, arXiv 2202.08303, table 2; constants of
 * its repository).
 *
 * @param structure the structure
 * @param kind what is looked at
 * @param limitGy the limit in Gy: the least for a target, the most for an organ
 */
record Criterion(String structure, Kind kind, double limitGy) {
  /** What a criterion looks at. */
  enum Kind {
    /** The dose that 99 % of a target has, the targets of higher levels joined to it. */
    D99("D99", 1),
    /** The dose of the hottest 0.1 cm³ of a serial organ, in whole voxels, at least one. */
    HOTTEST("D0.1cc", 2),
    /** The mean dose of a parallel organ. */
    MEAN("mean", 3);

    private final String word;
    private final int priority;

    Kind(String word, int priority) {
      this.word = word;
      this.priority = priority;
    }

    String word() {
      return word;
    }
  }

  private static final double HOTTEST_MM3 = 100;
  private static final double COLDEST_PERCENT = 99;

  /** The share of its level that a target's D99 must reach. */
  private static final double REACHED = 0.95;

  /** All criteria: targets in descending level, then organs. */
  static final List<Criterion> ALL =
      List.of(
          new Criterion("PTV70", Kind.D99, REACHED * 70),
          new Criterion("PTV63", Kind.D99, REACHED * 63),
          new Criterion("PTV56", Kind.D99, REACHED * 56),
          new Criterion("Brainstem", Kind.HOTTEST, 50),
          new Criterion("SpinalCord", Kind.HOTTEST, 45),
          new Criterion("Mandible", Kind.HOTTEST, 73.5),
          new Criterion("RightParotid", Kind.MEAN, 26),
          new Criterion("LeftParotid", Kind.MEAN, 26),
          new Criterion("Larynx", Kind.MEAN, 45),
          new Criterion("Esophagus", Kind.MEAN, 45));

  Criterion {
    requireNonNull(structure, "structure");
    requireNonNull(kind, "kind");
  }

  static Optional<Criterion> of(String structure) {
    return ALL.stream().filter(each -> each.structure().equals(structure)).findFirst();
  }

  boolean target() {
    return kind == Kind.D99;
  }

  /** The dose level that a target is prescribed, in Gy. */
  double levelGy() {
    return limitGy / REACHED;
  }

  /**
   * The value of voxel doses in Gy.
   *
   * @param voxelMm3 the volume of a voxel
   */
  double observedGy(double[] dosesGy, double voxelMm3) {
    return metric(dosesGy.length, voxelMm3).of(dosesGy, new PlanScale(1, 1));
  }

  boolean met(double observedGy) {
    return target() ? observedGy >= limitGy : observedGy <= limitGy;
  }

  private DoseMetric metric(int voxels, double voxelMm3) {
    return switch (kind) {
      case D99 -> new DoseMetric.DoseAtVolume(COLDEST_PERCENT, false);
      case HOTTEST -> {
        double hottest = Math.max(1, Math.rint(HOTTEST_MM3 / voxelMm3));
        yield new DoseMetric.DoseAtVolume(Math.min(100, 100 * hottest / voxels), false);
      }
      case MEAN -> new DoseMetric.Mean();
    };
  }

  /** The criterion as a goal: targets first, serial organs second, parallel organs third. */
  Goal goal(int voxels, double voxelMm3) {
    return new Goal(
        structure,
        metric(voxels, voxelMm3),
        target() ? Goal.Operator.AT_LEAST : Goal.Operator.AT_MOST,
        limitGy,
        Goal.Unit.GY,
        kind.priority,
        1,
        "OpenKBP-Opt");
  }
}
