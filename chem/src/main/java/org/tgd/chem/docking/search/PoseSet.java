package org.tgd.chem.docking.search;

import java.util.ArrayList;
import java.util.List;

/** The best conformations found so far that differ from one another, best first. */
final class PoseSet {
  private final int most;
  private final double minRmsd;
  private final List<Entry> entries = new ArrayList<>();

  /** A conformation with its energy in kcal/mol and the coordinates of its heavy atoms. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(double[] conformation, double energy, double[] xyz) {}

  /**
   * An empty set.
   *
   * @param most how many are kept
   * @param minRmsd those nearer to each other count as the same, Å
   */
  PoseSet(int most, double minRmsd) {
    this.most = most;
    this.minRmsd = minRmsd;
  }

  boolean isFull() {
    return entries.size() >= most;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Takes the entry in if it is new, or better than the one it resembles. */
  void add(Entry entry) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < entries.size(); i++) {
      double rmsd = rmsd(entries.get(i).xyz(), entry.xyz());
      if (rmsd < least) {
        nearest = i;
        least = rmsd;
      }
    }
    if (least < minRmsd) {
      if (entry.energy() >= entries.get(nearest).energy()) {
        return;
      }
      entries.remove(nearest);
    } else if (isFull()) {
      if (entry.energy() >= entries.get(most - 1).energy()) {
        return;
      }
      entries.remove(most - 1);
    }
    int at = entries.size();
    while (at > 0 && entries.get(at - 1).energy() > entry.energy()) {
      at--;
    }
    entries.add(at, entry);
  }

  /** Root mean square distance of two sets of coordinates, Å. */
  static double rmsd(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = a[i] - b[i];
      sum += d * d;
    }
    return Math.sqrt(3 * sum / a.length);
  }
}
