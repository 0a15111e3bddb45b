package org.tgd.radiotherapy.io;

import java.util.Arrays;
import java.util.Collection;

/**
 * What each contour plane of a structure stands for: a slab that reaches half the distance to
 * either neighbour. Where the next plane is much farther away than planes usually are, the
 * structure has a gap there, and at its ends it has no neighbour: there a slab reaches half the
 * usual distance.
 */
final class Slabs {
  /** Of the usual distance: a contour may be missing on two slices, as some are drawn. */
  private static final double GAP = 3.05;

  /** Of the usual distance: a plane nearer than this to its neighbour says nothing of its slab. */
  private static final double STRAY = 1 / 3.0;

  /** As many of the distances being wide, narrow ones are between planes drawn twice. */
  private static final double MANY = 0.25;

  private final double[] z;
  private final double usual;

  private Slabs(double[] z, double usual) {
    this.z = z;
    this.usual = usual;
  }

  /**
   * The slabs of planes.
   *
   * @param planes the z coordinates, ascending, at least one
   * @param set the usual distance of planes in the set of structures, for structures with one or
   *     two planes, and those of whose planes many have another close by; positive
   */
  static Slabs of(Collection<Double> planes, double set) {
    double[] z = planes.stream().mapToDouble(Double::doubleValue).toArray();
    if (z.length < 3) {
      return new Slabs(z, set);
    }
    double[] gaps = gaps(z);
    double own = median(gaps);
    long wide = Arrays.stream(gaps).filter(gap -> gap > GAP * own).count();
    boolean pairs = own < STRAY * set && wide >= MANY * gaps.length;
    return new Slabs(z, pairs ? set : own);
  }

  /** The distances between planes. */
  static double[] gaps(double[] z) {
    double[] gaps = new double[Math.max(0, z.length - 1)];
    for (int k = 0; k < gaps.length; k++) {
      gaps[k] = z[k + 1] - z[k];
    }
    return gaps;
  }

  /** The median, the upper one of two in the middle; NaN if there is none. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  int size() {
    return z.length;
  }

  double z(int plane) {
    return z[plane];
  }

  double low(int plane) {
    return z[plane] - reach(plane - 1, plane);
  }

  double high(int plane) {
    return z[plane] + reach(plane, plane - 1);
  }

  /** The usual distance of planes, in mm. */
  double usual() {
    return usual;
  }

  /** How far a slab reaches across a gap, the gap on its other side given for planes at an end. */
  private double reach(int gap, int other) {
    double wide = distance(gap);
    if (wide <= GAP * usual) {
      return wide / 2;
    }
    double across = distance(other);
    boolean tells = across <= GAP * usual && across >= STRAY * usual;
    return (tells ? across : usual) / 2;
  }

  private double distance(int gap) {
    return gap < 0 || gap >= z.length - 1 ? Double.POSITIVE_INFINITY : z[gap + 1] - z[gap];
  }

  /** The plane whose slab holds a z coordinate; -1 if there is none. */
  int at(double coordinate) {
    int found = Arrays.binarySearch(z, coordinate);
    int above = found >= 0 ? found : -found - 1;
    for (int plane = Math.max(0, above - 1); plane < Math.min(z.length, above + 1); plane++) {
      if (coordinate >= low(plane) - 1e-6 && coordinate <= high(plane) + 1e-6) {
        boolean next = plane == above - 1 && above < z.length;
        boolean nearer = next && z[above] - coordinate < coordinate - z[plane] - 1e-9;
        if (!nearer || coordinate < low(above) - 1e-6) {
          return plane;
        }
      }
    }
    return -1;
  }
}
