package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The closed contours of a structure in one plane and the area that they enclose together. Contours
 * that overlap unite; one that lies within another is a hole, one within a hole is an island; one
 * that is drawn twice counts once. A contour that returns along its own way (keyhole) encloses what
 * it goes around. Contours of type CLOSEDPLANAR_XOR enclose what an odd number of them goes around
 * (DICOM PS3.3 C.8.8.6.3).
 */
final class PlaneContours {
  private final List<PlaneContour> contours = new ArrayList<>();
  private boolean exclusive;
  private int[] depth = {};

  /** Adds a contour of points x, y after another. */
  void add(double[] points, boolean xor) {
    exclusive |= xor;
    PlaneContour contour = new PlaneContour(points);
    if (exclusive || contours.stream().noneMatch(contour::repeats)) {
      contours.add(contour);
    }
    depth = new int[0];
  }

  List<PlaneContour> contours() {
    return contours;
  }

  /** How deep each contour lies in others: the length of the longest chain around it. */
  private int[] depth() {
    if (depth.length != contours.size()) {
      contours.sort(Comparator.comparingDouble(PlaneContour::area).reversed());
      int[] chains = new int[contours.size()];
      for (int i = 0; i < chains.length; i++) {
        for (int j = 0; j < i; j++) {
          if (chains[j] >= chains[i] && contours.get(j).contains(contours.get(i))) {
            chains[i] = chains[j] + 1;
          }
        }
      }
      depth = chains;
    }
    return depth;
  }

  /** Where a line of constant y enters and leaves the area, ascending, in turn. */
  double[] crossings(double y) {
    if (exclusive) {
      return Intervals.sorted(contours.stream().map(c -> c.crossings(y)).toList());
    }
    if (contours.size() == 1) {
      return contours.get(0).crossings(y);
    }
    int[] deep = depth();
    double[] all = {};
    for (int i = 0; i < deep.length; i++) {
      if (deep[i] % 2 == 0) {
        double[] own = contours.get(i).crossings(y);
        double[] holes = own.length == 0 ? own : holes(i, y);
        all = Intervals.union(all, Intervals.minus(own, holes));
      }
    }
    return all;
  }

  /** What the holes of an outer contour take away; islands in them are outer contours again. */
  private double[] holes(int outer, double y) {
    double[] holes = {};
    for (int i = 0; i < contours.size(); i++) {
      if (depth[i] == depth[outer] + 1 && contours.get(outer).contains(contours.get(i))) {
        holes = Intervals.union(holes, contours.get(i).crossings(y));
      }
    }
    return holes;
  }

  /** The smallest and largest x and y of all contours: x, x, y, y. */
  double[] box() {
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (PlaneContour contour : contours) {
      box[0] = Math.min(box[0], contour.box()[0]);
      box[1] = Math.max(box[1], contour.box()[1]);
      box[2] = Math.min(box[2], contour.box()[2]);
      box[3] = Math.max(box[3], contour.box()[3]);
    }
    return box;
  }

  /** Sets of points on a line, as ends of intervals in ascending order. */
  private static final class Intervals {
    private Intervals() {}

    static double[] sorted(List<double[]> parts) {
      return parts.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    static double[] union(double[] a, double[] b) {
      return a.length == 0 ? b : b.length == 0 ? a : combined(a, b, 1);
    }

    static double[] minus(double[] a, double[] b) {
      return a.length == 0 || b.length == 0 ? a : combined(a, b, -1);
    }

    /** Sweeps over both: a counts 1, b counts the sign; inside where the sum is positive. */
    private static double[] combined(double[] a, double[] b, int sign) {
      double[] found = new double[a.length + b.length];
      int n = 0;
      int i = 0;
      int j = 0;
      boolean inside = false;
      while (i < a.length || j < b.length) {
        double at = Math.min(i < a.length ? a[i] : 1e300, j < b.length ? b[j] : 1e300);
        while (i < a.length && a[i] == at) {
          i++;
        }
        while (j < b.length && b[j] == at) {
          j++;
        }
        boolean now = sign > 0 ? i % 2 == 1 || j % 2 == 1 : i % 2 == 1 && j % 2 == 0;
        if (now != inside) {
          found[n++] = at;
          inside = now;
        }
      }
      return Arrays.copyOf(found, n);
    }
  }
}
