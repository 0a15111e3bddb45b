package org.tgd.chem.score;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * Pairs and triples of pharmacophoric atoms with the bonds between them in seven bins (Gobbi and
 * Poppinger, Biotechnol. Bioeng. 61, 47, 1998), as RDKit's {@code Gobbi_Pharm2D} factory has them.
 */
public final class Pharmacophore {
  private static final int[] BIN_STARTS = {2, 3, 4, 5, 6, 7, 8};
  private static final int TOO_FAR = 100;
  private static final int NONE = -1;

  private static final class Holder {
    private static final List<Pattern> FEATURES =
        Tables.rows("pharmacophore-features.tsv").stream().map(row -> Pattern.of(row[1])).toList();
  }

  private record Point(int feature, int atom) {}

  private final List<Point> points;
  private final int[][] bins;
  private final Set<Integer> bits = new HashSet<>();

  private Pharmacophore(Graph graph) {
    points = points(graph);
    bins = bins(graph);
  }

  /** The bits of a molecule: one for each kind of pair or triple that it holds at least once. */
  public static Counts of(Graph graph) {
    Pharmacophore pharmacophore = new Pharmacophore(graph);
    pharmacophore.run();
    return Counts.of(pharmacophore.bits.stream().mapToLong(Integer::longValue).toArray());
  }

  private static List<Point> points(Graph graph) {
    List<Point> points = new java.util.ArrayList<>();
    for (int feature = 0; feature < Holder.FEATURES.size(); feature++) {
      for (int atom = 0; atom < graph.atoms(); atom++) {
        if (Holder.FEATURES.get(feature).matchesAt(graph, atom)) {
          points.add(new Point(feature, atom));
        }
      }
    }
    return points;
  }

  private int[][] bins(Graph graph) {
    int[][] all = new int[graph.atoms()][];
    for (Point point : points) {
      if (all[point.atom()] == null) {
        all[point.atom()] =
            Arrays.stream(Distances.bonds(graph, point.atom())).map(Pharmacophore::bin).toArray();
      }
    }
    return all;
  }

  private static int bin(int distance) {
    if (distance < BIN_STARTS[0] || distance >= TOO_FAR) {
      return NONE;
    }
    return Math.min(distance, BIN_STARTS[BIN_STARTS.length - 1]) - BIN_STARTS[0];
  }

  private int bin(Point one, Point other) {
    return bins[one.atom()][other.atom()];
  }

  private void run() {
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        int ij = bin(points.get(i), points.get(j));
        if (ij != NONE) {
          bits.add(points.get(i).feature() * 8 + points.get(j).feature() | ij << 6);
          triples(i, j, ij);
        }
      }
    }
  }

  private void triples(int i, int j, int ij) {
    for (int k = j + 1; k < points.size(); k++) {
      int ik = bin(points.get(i), points.get(k));
      int jk = ik == NONE ? NONE : bin(points.get(j), points.get(k));
      if (jk != NONE) {
        bits.add(triple(points.get(i), points.get(j), points.get(k), new int[] {ij, ik, jk}));
      }
    }
  }

  /** Features stand in ascending order; the distances are put in order where features are equal. */
  private static int triple(Point a, Point b, Point c, int[] sides) {
    boolean first = a.feature() == b.feature();
    boolean last = b.feature() == c.feature();
    if (first && last) {
      Arrays.sort(sides);
    } else if (first && sides[1] > sides[2]) {
      swap(sides, 1, 2);
    } else if (last && sides[0] > sides[1]) {
      swap(sides, 0, 1);
    }
    int features = (a.feature() * 8 + b.feature()) * 8 + c.feature();
    return 1 << 20 | features << 9 | sides[0] << 6 | sides[1] << 3 | sides[2];
  }

  private static void swap(int[] values, int one, int other) {
    int kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
