package org.tgd.radiotherapy.io;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;

/**
 * The closed contours of a structure, plane by plane. Each plane stands for a slab ({@link Slabs}),
 * within it for the area that {@link PlaneContours} tells.
 */
final class ContourStack {
  /** Contours no farther apart are of one plane, and so is a contour no thicker. */
  private static final double PLANE_TOLERANCE_MM = 0.1;

  private static final double ROUNDED_MM = 0.01;
  private static final double FINEST_MM = 0.5;
  private static final double FEWEST_ACROSS = 16;
  private static final double MOST_SAMPLES = 2e6;

  private final String name;
  private final SortedMap<Double, PlaneContours> planes = new TreeMap<>();

  ContourStack(String name) {
    this.name = name;
  }

  /** Adds a contour of points x, y, z after another, all in one axial plane. */
  void add(double... points) {
    add(points, false);
  }

  /**
   * Adds a contour.
   *
   * @param points x, y, z after another, at least three points, all in one axial plane
   * @param xor whether it is of type CLOSEDPLANAR_XOR
   */
  void add(double[] points, boolean xor) {
    if (points.length < 9 || points.length % 3 != 0) {
      throw new InputException(
          "structure '%s': a contour of %d numbers; must be three per point and three points"
              .formatted(name, points.length));
    }
    double z = points[2];
    double[] flat = new double[points.length / 3 * 2];
    for (int i = 0; i < points.length / 3; i++) {
      if (Math.abs(points[3 * i + 2] - z) > PLANE_TOLERANCE_MM) {
        throw new InputException(
            "structure '%s': a contour is not in one axial plane (z %s and %s mm)"
                .formatted(name, z, points[3 * i + 2]));
      }
      flat[2 * i] = points[3 * i];
      flat[2 * i + 1] = points[3 * i + 1];
    }
    planes.computeIfAbsent(plane(z), k -> new PlaneContours()).add(flat, xor);
  }

  /** The plane that is there already, but for what numbers are rounded by, or a new one. */
  private double plane(double z) {
    SortedMap<Double, PlaneContours> near =
        planes.subMap(z - PLANE_TOLERANCE_MM, z + PLANE_TOLERANCE_MM);
    return near.isEmpty() ? Math.rint(z / ROUNDED_MM) * ROUNDED_MM : near.firstKey();
  }

  boolean isEmpty() {
    return planes.isEmpty();
  }

  /** The z coordinates of the planes, ascending. */
  double[] levels() {
    return planes.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The voxels of a grid whose centres are inside; none if all of the structure is outside. */
  BitSet rasterize(Grid grid, double usualSpacingMm) {
    BitSet inside = new BitSet(grid.voxels());
    double fewest = planes.size() == 1 ? grid.spacing().z() : 0;
    Slabs slabs = Slabs.of(planes.keySet(), Math.max(usualSpacingMm, fewest));
    for (int slice = 0; slice < grid.nz(); slice++) {
      int plane = slabs.at(grid.z(slice));
      for (int row = 0; row < grid.ny() && plane >= 0; row++) {
        double[] crossings = planes.get(slabs.z(plane)).crossings(grid.y(row));
        for (int k = 0; k + 1 < crossings.length; k += 2) {
          double scale = grid.spacing().x();
          double low = Math.ceil((crossings[k] - grid.origin().x()) / scale);
          // half open, as in y: a centre on the left edge is inside, one on the right edge is not
          double high = Math.ceil((crossings[k + 1] - grid.origin().x()) / scale) - 1;
          int first = (int) Math.max(0, low);
          int last = (int) Math.min(grid.nx() - 1.0, high);
          if (first <= last) {
            inside.set(grid.index(first, row, slice), grid.index(last, row, slice) + 1);
          }
        }
      }
    }
    return inside;
  }

  /** Whether the box around the contours touches the voxels of a grid. */
  boolean touches(Grid grid) {
    double[] box = box();
    return overlap(box[0], box[1], grid.origin().x(), grid.spacing().x(), grid.nx())
        && overlap(box[2], box[3], grid.origin().y(), grid.spacing().y(), grid.ny())
        && overlap(
            planes.firstKey(), planes.lastKey(), grid.origin().z(), grid.spacing().z(), grid.nz());
  }

  /** Whether contours reach beyond the voxels of a grid. */
  boolean exceeds(Grid grid) {
    double[] box = box();
    return exceed(box[0], box[1], grid.origin().x(), grid.spacing().x(), grid.nx())
        || exceed(box[2], box[3], grid.origin().y(), grid.spacing().y(), grid.ny())
        || exceed(
            planes.firstKey(), planes.lastKey(), grid.origin().z(), grid.spacing().z(), grid.nz());
  }

  private static boolean exceed(double low, double high, double origin, double step, int n) {
    return low < origin - step || high > origin + n * step;
  }

  private static boolean overlap(double low, double high, double origin, double step, int n) {
    return high >= origin - step / 2 && low <= origin + (n - 0.5) * step;
  }

  /** Where the structure lies along the patient, for messages. */
  String extent() {
    return "z from %.1f to %.1f mm".formatted(planes.firstKey(), planes.lastKey());
  }

  /**
   * Samples a dose at the centres of small cells of equal volume: half a millimetre in each
   * direction, more in large structures, less in small ones.
   */
  DoseSamples sample(DicomDose dose, double usualSpacingMm) {
    Slabs slabs = Slabs.of(planes.keySet(), usualSpacingMm);
    double[] box = box();
    double bottom = slabs.low(0);
    double top = slabs.high(slabs.size() - 1);
    double step = step(box, top - bottom);
    double depth = slabs.usual() / Math.max(1, Math.rint(slabs.usual() / step));
    DoseSamples samples = new DoseSamples(dose, step * step * depth / 1000);
    for (double z = bottom + depth / 2; z < top; z += depth) {
      int plane = slabs.at(z);
      if (plane >= 0) {
        layer(planes.get(slabs.z(plane)), z, step, samples);
      }
    }
    return samples;
  }

  private static double step(double[] box, double height) {
    double narrow = Math.min(box[1] - box[0], box[3] - box[2]);
    double volume = (box[1] - box[0]) * (box[3] - box[2]) * height;
    double fine = Math.min(FINEST_MM, Math.max(1e-3, narrow / FEWEST_ACROSS));
    return Math.max(fine, Math.cbrt(volume / MOST_SAMPLES));
  }

  private static void layer(PlaneContours contours, double z, double step, DoseSamples samples) {
    double[] box = contours.box();
    for (double y = (Math.floor(box[2] / step) + 0.5) * step; y < box[3]; y += step) {
      double[] crossings = contours.crossings(y);
      for (int c = 0; c + 1 < crossings.length; c += 2) {
        double first = Math.ceil(crossings[c] / step - 0.5);
        double last = Math.ceil(crossings[c + 1] / step - 0.5) - 1;
        for (double i = first; i <= last; i++) {
          samples.add((i + 0.5) * step, y, z);
        }
      }
    }
  }

  private double[] box() {
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (PlaneContours contours : planes.values()) {
      double[] own = contours.box();
      for (int side = 0; side < 4; side++) {
        box[side] = side % 2 == 0 ? Math.min(box[side], own[side]) : Math.max(box[side], own[side]);
      }
    }
    return box;
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(levels());
  }
}
