package org.tgd.radiotherapy.goal;

import java.util.Arrays;

/** A number that sums up the doses of a structure. */
public sealed interface DoseMetric
    permits DoseMetric.Mean,
        DoseMetric.Minimum,
        DoseMetric.Maximum,
        DoseMetric.DoseAtVolume,
        DoseMetric.VolumeAtDose {
  /** The name as goals write it, for example {@code V70} or {@code D0.1cc}. */
  String name();

  /** Whether the value is a dose in Gy; otherwise it is a volume in per cent. */
  boolean dose();

  /**
   * The value: Gy for a dose, per cent of the structure for a volume.
   *
   * @param doses voxel doses in Gy, at least one, in any order
   * @param scale what is needed to turn relative doses and absolute volumes into these units
   */
  double of(double[] doses, PlanScale scale);

  /** The mean dose. */
  record Mean() implements DoseMetric {
    @Override
    public String name() {
      return "mean";
    }

    @Override
    public boolean dose() {
      return true;
    }

    @Override
    public double of(double[] doses, PlanScale scale) {
      double sum = 0;
      for (double dose : doses) {
        sum += dose;
      }
      return sum / doses.length;
    }
  }

  /** The smallest voxel dose. */
  record Minimum() implements DoseMetric {
    @Override
    public String name() {
      return "min";
    }

    @Override
    public boolean dose() {
      return true;
    }

    @Override
    public double of(double[] doses, PlanScale scale) {
      return Arrays.stream(doses).min().orElseThrow();
    }
  }

  /** The largest voxel dose. */
  record Maximum() implements DoseMetric {
    @Override
    public String name() {
      return "max";
    }

    @Override
    public boolean dose() {
      return true;
    }

    @Override
    public double of(double[] doses, PlanScale scale) {
      return Arrays.stream(doses).max().orElseThrow();
    }
  }

  /**
   * D_x: the dose that the hottest x of the volume reaches, by linear interpolation between the
   * ascending doses.
   *
   * @param volume the volume x, from 0
   * @param absolute whether x is in cm³; otherwise in per cent
   */
  record DoseAtVolume(double volume, boolean absolute) implements DoseMetric {
    /** Checks the range. */
    public DoseAtVolume {
      if (!(volume >= 0) || (!absolute && volume > 100)) {
        throw new IllegalArgumentException("volume was " + volume + "; must be 0 to 100 per cent");
      }
    }

    @Override
    public String name() {
      return "D" + PlanScale.plain(volume) + (absolute ? "cc" : "");
    }

    @Override
    public boolean dose() {
      return true;
    }

    @Override
    public double of(double[] doses, PlanScale scale) {
      double percent =
          absolute ? Math.min(100, 100 * volume / (doses.length * scale.voxelCc())) : volume;
      double[] sorted = doses.clone();
      Arrays.sort(sorted);
      double place = (100 - percent) / 100 * (sorted.length - 1);
      int below = (int) Math.floor(place);
      int above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
  }

  /**
   * V_x: the share of the volume at or above a dose.
   *
   * @param level the dose x, above 0 and at most 1000 Gy; in per cent from 1 to 1000
   * @param relative whether x is in per cent of the prescription; otherwise in Gy
   */
  record VolumeAtDose(double level, boolean relative) implements DoseMetric {
    /** Checks the range. */
    public VolumeAtDose {
      if (relative && level > 0 && level < 1) {
        throw new IllegalArgumentException(
            "dose was %s per cent of the prescription; must be 1 or more: V95%% for a share of 0.95"
                .formatted(level));
      }
      if (!(level > 0 && level <= 1000)) {
        throw new IllegalArgumentException(
            "dose was " + level + "; must be above 0, at most 1000 Gy or per cent");
      }
    }

    @Override
    public String name() {
      return "V" + PlanScale.plain(level) + (relative ? "%" : "");
    }

    @Override
    public boolean dose() {
      return false;
    }

    @Override
    public double of(double[] doses, PlanScale scale) {
      double threshold = relative ? level / 100 * scale.prescriptionGy() : level;
      int above = 0;
      for (double dose : doses) {
        if (dose >= threshold) {
          above++;
        }
      }
      return 100.0 * above / doses.length;
    }
  }
}
