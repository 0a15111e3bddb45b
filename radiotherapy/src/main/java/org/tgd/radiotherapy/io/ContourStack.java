package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;

/**
 * The closed contours of a structure, plane by plane. Each plane stands for a slab of the smallest
 * distance between planes, half of it on either side. A point is inside where the contours of its
 * plane go around it an odd number of times, so a contour within a contour is a hole.
 */
final class ContourStack {
  private static final double PLANE_TOLERANCE_MM = 0.01;
  private static final double FINEST_MM = 0.5;
  private static final double MOST_SAMPLES = 2e6;
  private static final double SINGLE_SLAB_MM = 1;

  private final String name;
  private final SortedMap<Double, List<double[]>> planes = new TreeMap<>();

  ContourStack(String name) {
    this.name = name;
  }

  /** Adds a contour of points x, y, z after another, all in one axial plane. */
  void add(double... points) {
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
    double key = Math.rint(z / PLANE_TOLERANCE_MM) * PLANE_TOLERANCE_MM;
    planes.computeIfAbsent(key, k -> new ArrayList<>()).add(flat);
  }

  boolean isEmpty() {
    return planes.isEmpty();
  }

  private double slab() {
    double smallest = Double.POSITIVE_INFINITY;
    double before = Double.NEGATIVE_INFINITY;
    for (double z : planes.keySet()) {
      smallest = Math.min(smallest, z - before);
      before = z;
    }
    return Double.isInfinite(smallest) ? SINGLE_SLAB_MM : smallest;
  }

  /**
   * The voxels of a grid whose centres are inside.
   *
   * @throws InputException if the structure lies outside the grid
   */
  BitSet rasterize(Grid grid) {
    BitSet inside = new BitSet(grid.voxels());
    double reach = Math.max(slab(), planes.size() == 1 ? grid.spacing().z() : 0) / 2 + 1e-6;
    boolean touched = false;
    for (int slice = 0; slice < grid.nz(); slice++) {
      List<double[]> contours = nearest(grid.z(slice), reach);
      for (int row = 0; row < grid.ny() && !contours.isEmpty(); row++) {
        double[] crossings = crossings(contours, grid.y(row));
        for (int k = 0; k + 1 < crossings.length; k += 2) {
          double scale = grid.spacing().x();
          double low = Math.ceil((crossings[k] - grid.origin().x()) / scale);
          // half open, as in y: a centre on the left edge is inside, one on the right edge is not
          double high = Math.ceil((crossings[k + 1] - grid.origin().x()) / scale) - 1;
          touched |= high >= -1.5 && low <= grid.nx() - 0.5;
          int first = (int) Math.max(0, low);
          int last = (int) Math.min(grid.nx() - 1.0, high);
          if (first <= last) {
            inside.set(grid.index(first, row, slice), grid.index(last, row, slice) + 1);
          }
        }
      }
    }
    if (inside.isEmpty() && !touched) {
      throw new InputException(
          "structure '%s' lies outside the grid of the CT (z from %.1f to %.1f mm)"
              .formatted(name, planes.firstKey(), planes.lastKey()));
    }
    return inside;
  }

  private List<double[]> nearest(double z, double reach) {
    SortedMap<Double, List<double[]>> near = planes.subMap(z - reach, z + reach);
    double best = Double.POSITIVE_INFINITY;
    List<double[]> contours = List.of();
    for (Map.Entry<Double, List<double[]>> plane : near.entrySet()) {
      if (Math.abs(plane.getKey() - z) < best) {
        best = Math.abs(plane.getKey() - z);
        contours = plane.getValue();
      }
    }
    return contours;
  }

  /** Where a line of constant y meets the contours, ascending. */
  private static double[] crossings(List<double[]> contours, double y) {
    double[] found = new double[16];
    int n = 0;
    for (double[] p : contours) {
      int last = p.length / 2 - 1;
      for (int i = 0, j = last; i <= last; j = i++) {
        double y0 = p[2 * j + 1];
        double y1 = p[2 * i + 1];
        if (y0 <= y != y1 <= y) {
          if (n == found.length) {
            found = Arrays.copyOf(found, 2 * n);
          }
          found[n++] = p[2 * j] + (y - y0) / (y1 - y0) * (p[2 * i] - p[2 * j]);
        }
      }
    }
    double[] crossings = Arrays.copyOf(found, n);
    Arrays.sort(crossings);
    return crossings;
  }

  /** Dose samples of equal volume inside the structure. */
  static final class Samples {
    final double[] doseGy;
    final double volumeCc;

    Samples(double[] doseGy, double volumeCc) {
      this.doseGy = doseGy;
      this.volumeCc = volumeCc;
    }
  }

  /**
   * Samples a dose at the centres of small cells: half a millimetre in each direction, more in
   * large structures. Cells outside the dose grid count as 0 Gy.
   *
   * @throws InputException if no cell is inside the dose grid
   */
  Samples sample(DicomDose dose) {
    double slab = slab();
    double[] box = box();
    double volume = (box[1] - box[0]) * (box[3] - box[2]) * slab * planes.size();
    double step = Math.max(FINEST_MM, Math.cbrt(volume / MOST_SAMPLES));
    int layers = Math.max(1, (int) Math.rint(slab / step));
    double[] doses = new double[1024];
    int n = 0;
    boolean hit = false;
    for (Map.Entry<Double, List<double[]>> plane : planes.entrySet()) {
      for (double y = (Math.floor(box[2] / step) + 0.5) * step; y < box[3]; y += step) {
        double[] crossings = crossings(plane.getValue(), y);
        for (int k = 0; k + 1 < crossings.length; k += 2) {
          double first = Math.ceil(crossings[k] / step - 0.5);
          double last = Math.ceil(crossings[k + 1] / step - 0.5) - 1;
          for (double i = first; i <= last; i++) {
            if (n + layers > doses.length) {
              doses = Arrays.copyOf(doses, 2 * doses.length + layers);
            }
            for (int l = 0; l < layers; l++) {
              double z = plane.getKey() - slab / 2 + (l + 0.5) * slab / layers;
              double value = dose.at((i + 0.5) * step, y, z);
              hit |= !Double.isNaN(value);
              doses[n++] = Double.isNaN(value) ? 0 : value;
            }
          }
        }
      }
    }
    if (!hit) {
      throw new InputException(
          "structure '%s' lies outside the dose grid of %s".formatted(name, dose.source()));
    }
    return new Samples(Arrays.copyOf(doses, n), n * step * step * slab / layers / 1000);
  }

  private double[] box() {
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (List<double[]> contours : planes.values()) {
      for (double[] p : contours) {
        for (int i = 0; i < p.length; i += 2) {
          box[0] = Math.min(box[0], p[i]);
          box[1] = Math.max(box[1], p[i]);
          box[2] = Math.min(box[2], p[i + 1]);
          box[3] = Math.max(box[3], p[i + 1]);
        }
      }
    }
    return box;
  }
}
