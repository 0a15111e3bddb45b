package org.tgd.radiotherapy.dvh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tgd.radiotherapy.ct.Grid;

/**
 * The gamma index of a dose against a reference dose on the same grid (Low, Harms, Mutic and Purdy,
 * Med. Phys. 25, 656 (1998)): for each reference voxel the smallest distance to the evaluated dose,
 * in space and dose together, in units of the two criteria. The evaluated dose is taken as linear
 * between voxel centres and looked up at every tenth of the distance criterion.
 *
 * @param dosePercent the dose criterion in percent, positive
 * @param distanceMm the distance criterion in mm, positive
 * @param normalization what the percentage refers to
 * @param thresholdPercent voxels below this percentage of the reference's maximum are left out
 */
public record GammaIndex(
    double dosePercent, double distanceMm, Normalization normalization, double thresholdPercent) {
  /** What the dose criterion is a percentage of. */
  public enum Normalization {
    /** The maximum of the reference dose. */
    GLOBAL,
    /** The reference dose of the voxel itself. */
    LOCAL
  }

  private static final int STEPS = 10;
  private static final double CAP = 2;

  /** A weighted mean may leave the range of its values by rounding. */
  private static final double ROUNDED = 1 + 1e-12;

  /** Checks ranges. */
  public GammaIndex {
    if (!(dosePercent > 0 && distanceMm > 0 && thresholdPercent >= 0)) {
      throw new IllegalArgumentException(
          "gamma criteria %s %%, %s mm over %s %%; must be positive"
              .formatted(dosePercent, distanceMm, thresholdPercent));
    }
  }

  /** The global gamma index over ten percent of the maximum. */
  public static GammaIndex global(double dosePercent, double distanceMm) {
    return new GammaIndex(dosePercent, distanceMm, Normalization.GLOBAL, 10);
  }

  /** The local gamma index over ten percent of the maximum. */
  public static GammaIndex local(double dosePercent, double distanceMm) {
    return new GammaIndex(dosePercent, distanceMm, Normalization.LOCAL, 10);
  }

  /**
   * What a comparison found.
   *
   * @param voxels how many voxels were compared
   * @param passPercent the percentage of them with a gamma of at most 1; NaN if there are none
   * @param mean the mean gamma; each is capped at 2
   * @param max the largest gamma, at most 2
   */
  public record Result(int voxels, double passPercent, double mean, double max) {}

  /** A displacement: its length in units of the criterion, whole voxels and the rest of one. */
  private static final class Offset {
    final double distance;
    final int[] cell;
    final double[] part;

    Offset(double distance, int[] cell, double[] part) {
      this.distance = distance;
      this.cell = cell;
      this.part = part;
    }

    double squared() {
      return distance * distance;
    }
  }

  /** Between which doses each cell lies, the box from a voxel centre to the next on each axis. */
  private static final class Cells {
    private final Grid grid;
    private final float[] dose;
    private final float[] low;
    private final float[] high;

    private Cells(Grid grid, float[] dose) {
      this.grid = grid;
      this.dose = dose;
      this.low = new float[dose.length];
      this.high = new float[dose.length];
    }

    static Cells of(Grid grid, float[] dose) {
      Cells cells = new Cells(grid, dose);
      for (int i = 0; i < dose.length; i++) {
        cells.look(i);
      }
      return cells;
    }

    private void look(int i) {
      low[i] = Float.POSITIVE_INFINITY;
      high[i] = Float.NEGATIVE_INFINITY;
      for (int corner = 0; corner < 8; corner++) {
        int x = Math.min(grid.nx() - 1, grid.column(i) + (corner & 1));
        int y = Math.min(grid.ny() - 1, grid.row(i) + (corner >> 1 & 1));
        int z = Math.min(grid.nz() - 1, grid.slice(i) + (corner >> 2));
        float value = dose[grid.index(x, y, z)];
        low[i] = Math.min(low[i], value);
        high[i] = Math.max(high[i], value);
      }
    }

    Grid grid() {
      return grid;
    }

    float[] dose() {
      return dose;
    }

    /** The square of the least difference that a place in a cell can have, in criteria. */
    double squared(int cell, double wanted, double criterion) {
      double least = Math.max(0, Math.max(low[cell] - wanted, wanted - high[cell])) / criterion;
      return least * least;
    }
  }

  /**
   * Compares an evaluated dose with a reference.
   *
   * @param grid the grid of both
   * @param reference the reference dose per voxel in Gy
   * @param evaluated the evaluated dose per voxel in Gy
   */
  public Result compare(Grid grid, float[] reference, float[] evaluated) {
    if (reference.length != grid.voxels() || evaluated.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "doses of %d and %d voxels on a grid of %d"
              .formatted(reference.length, evaluated.length, grid.voxels()));
    }
    float max = 0;
    for (float dose : reference) {
      max = Math.max(max, dose);
    }
    List<Offset> offsets = offsets(grid);
    Cells cells = Cells.of(grid, evaluated);
    int compared = 0;
    int passed = 0;
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < reference.length; i++) {
      if (reference[i] > max * thresholdPercent / 100 && reference[i] > 0) {
        double scale = normalization == Normalization.GLOBAL ? max : reference[i];
        double gamma = gamma(cells, i, reference[i], scale * dosePercent / 100, offsets);
        compared++;
        passed += gamma <= 1 ? 1 : 0;
        sum += gamma;
        worst = Math.max(worst, gamma);
      }
    }
    return new Result(compared, 100.0 * passed / compared, sum / compared, worst);
  }

  private double gamma(Cells cells, int i, double dose, double criterion, List<Offset> offsets) {
    Grid grid = cells.grid();
    float[] evaluated = cells.dose();
    double best = Math.min(CAP, Math.abs(evaluated[i] - dose) / criterion);
    int x = grid.column(i);
    int y = grid.row(i);
    int z = grid.slice(i);
    double nearest = nearest(grid, i, dose, evaluated) / criterion;
    for (Offset offset : offsets) {
      // no dose within reach is nearer than the nearest: farther places cannot be better
      if (offset.distance * offset.distance + nearest * nearest >= best * best) {
        break;
      }
      int cx = x + offset.cell[0];
      int cy = y + offset.cell[1];
      int cz = z + offset.cell[2];
      if (grid.contains(cx, cy, cz)
          && offset.squared() + cells.squared(grid.index(cx, cy, cz), dose, criterion)
              < best * best * ROUNDED) {
        double other = interpolate(grid, evaluated, new int[] {cx, cy, cz}, offset.part);
        double difference = (other - dose) / criterion;
        best =
            Math.min(best, Math.sqrt(difference * difference + offset.distance * offset.distance));
      }
    }
    return best;
  }

  /** The smallest difference from a dose that any place within reach of a voxel can have, in Gy. */
  private double nearest(Grid grid, int i, double dose, float[] evaluated) {
    int rx = (int) Math.ceil(CAP * distanceMm / grid.spacing().x());
    int ry = (int) Math.ceil(CAP * distanceMm / grid.spacing().y());
    int rz = (int) Math.ceil(CAP * distanceMm / grid.spacing().z());
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int z = Math.max(0, grid.slice(i) - rz);
        z <= Math.min(grid.nz() - 1, grid.slice(i) + rz);
        z++) {
      for (int y = Math.max(0, grid.row(i) - ry);
          y <= Math.min(grid.ny() - 1, grid.row(i) + ry);
          y++) {
        for (int x = Math.max(0, grid.column(i) - rx);
            x <= Math.min(grid.nx() - 1, grid.column(i) + rx);
            x++) {
          float value = evaluated[grid.index(x, y, z)];
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return Math.max(0, Math.max(low - dose, dose - high));
  }

  private static double interpolate(Grid grid, float[] dose, int[] cell, double[] part) {
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      int dx = corner & 1;
      int dy = corner >> 1 & 1;
      int dz = corner >> 2;
      double weight =
          (dx == 0 ? 1 - part[0] : part[0])
              * (dy == 0 ? 1 - part[1] : part[1])
              * (dz == 0 ? 1 - part[2] : part[2]);
      if (weight > 0) {
        int x = Math.min(grid.nx() - 1, cell[0] + dx);
        int y = Math.min(grid.ny() - 1, cell[1] + dy);
        int z = Math.min(grid.nz() - 1, cell[2] + dz);
        sum += weight * dose[grid.index(x, y, z)];
      }
    }
    return sum;
  }

  private List<Offset> offsets(Grid grid) {
    List<Offset> offsets = new ArrayList<>();
    double step = distanceMm / STEPS;
    int reach = (int) (CAP * STEPS);
    for (int c = -reach; c <= reach; c++) {
      for (int b = -reach; b <= reach; b++) {
        for (int a = -reach; a <= reach; a++) {
          double distance = Math.sqrt(a * a + b * b + c * c) / STEPS;
          if (distance > 0 && distance < CAP) {
            offsets.add(
                offset(
                    distance,
                    a * step / grid.spacing().x(),
                    b * step / grid.spacing().y(),
                    c * step / grid.spacing().z()));
          }
        }
      }
    }
    offsets.sort(Comparator.comparingDouble(offset -> offset.distance));
    return offsets;
  }

  private static Offset offset(double distance, double... cells) {
    int[] cell = new int[3];
    double[] part = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      cell[axis] = (int) Math.floor(cells[axis]);
      part[axis] = cells[axis] - cell[axis];
    }
    return new Offset(distance, cell, part);
  }
}
