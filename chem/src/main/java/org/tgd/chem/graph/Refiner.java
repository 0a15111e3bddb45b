package org.tgd.chem.graph;

import java.util.Arrays;

/**
 * Splits the cells of a colouring until no atom's neighbourhood tells it from the others of its
 * cell (Hopcroft's worklist), the configurations of centres and double bonds whose neighbours are
 * told apart included, for as long as they tell more. Not thread-safe.
 */
final class Refiner {
  private static final int GIVES_PAIR = 5;
  private static final int TAKES_PAIR = 6;
  private static final int ARRANGEMENT = 16; // bits below are of centres and double bonds

  private final Graph graph;
  private final Configuration configuration;
  private final int[][] neighbours;
  private final long[][] weights;
  private final long[] key;
  private final int[] touched;
  private final int[] members;
  private final int[] queue;
  private final boolean[] queued;
  private final int[] touchedIn;
  private final int[] begins;
  private final long[] sorted;
  private int head;
  private int waiting;

  Refiner(Graph graph, Configuration configuration) {
    this.graph = graph;
    this.configuration = configuration;
    int n = graph.atoms();
    neighbours = new int[n][];
    weights = new long[n][];
    for (int i = 0; i < n; i++) {
      neighbours[i] = new int[graph.degree(i)];
      weights[i] = new long[graph.degree(i)];
      for (int k = 0; k < neighbours[i].length; k++) {
        neighbours[i][k] = graph.neighbour(i, k);
        weights[i][k] = 1L << (8 * kind(graph, graph.bond(i, k), neighbours[i][k]));
      }
    }
    key = new long[n];
    touched = new int[n];
    members = new int[n];
    queue = new int[n];
    queued = new boolean[n];
    touchedIn = new int[n];
    begins = new int[n];
    sorted = new long[n];
  }

  /** The kind of a bond from 0 to 6, seen from one of its atoms. */
  static int kind(Graph graph, int bond, int atom) {
    if (graph.aromaticBond(bond) && graph.order(bond) != 3) {
      return 4;
    }
    if (graph.order(bond) == Draft.DATIVE) {
      return graph.begin(bond) == atom ? GIVES_PAIR : TAKES_PAIR;
    }
    return graph.order(bond) - 1;
  }

  /** The stable colouring of the molecule. */
  Colouring initial() {
    Colouring colouring = new Colouring(key.length);
    for (int i = 0; i < key.length; i++) {
      key[i] = atomKey(i);
      touched[i] = i;
    }
    split(colouring, key.length);
    for (int begin = 0; begin < key.length; begin += colouring.length[begin]) {
      enqueue(begin);
    }
    settle(colouring);
    return colouring;
  }

  private long atomKey(int atom) {
    long k = graph.element(atom);
    k = k << 14 | graph.isotope(atom);
    k = k << 6 | Math.min(63, graph.degree(atom));
    k = k << 8 | (graph.totalHydrogens(atom) & 255);
    k = k << 5 | graph.charge(atom) + 16;
    k = k << 1 | (graph.aromatic(atom) ? 1 : 0);
    k = k << 4 | Math.min(15, graph.ringBondsOfAtom(atom));
    return k << 10 | Math.min(1023, graph.smallestRing(atom));
  }

  /** Puts an atom before the others of its cell and refines. */
  void individualise(Colouring colouring, int atom) {
    int begin = colouring.colour[atom];
    int end = begin + colouring.length[begin];
    if (end - begin > 1) {
      colouring.swap(begin, colouring.place[atom]);
      colouring.cell(begin, begin + 1);
      colouring.cell(begin + 1, end);
      colouring.cells++;
      enqueue(begin);
    }
    colouring.note(begin);
    settle(colouring);
  }

  /** Tells the two ends of a bond from all other atoms, not from each other, and refines. */
  void individualise(Colouring colouring, int first, int second) {
    key[first] = 1;
    key[second] = 1;
    touched[0] = first;
    touched[1] = second;
    split(colouring, 2);
    settle(colouring);
  }

  private void enqueue(int begin) {
    if (!queued[begin]) {
      queued[begin] = true;
      queue[(head + waiting++) % queue.length] = begin;
    }
  }

  private void settle(Colouring colouring) {
    do {
      while (waiting > 0) {
        int begin = queue[head];
        head = (head + 1) % queue.length;
        waiting--;
        queued[begin] = false;
        spread(colouring, begin);
      }
    } while (!colouring.isDiscrete() && splitByConfiguration(colouring));
  }

  private void spread(Colouring colouring, int begin) {
    int size = colouring.length[begin];
    System.arraycopy(colouring.order, begin, members, 0, size);
    int count = 0;
    for (int m = 0; m < size; m++) {
      int[] around = neighbours[members[m]];
      long[] weight = weights[members[m]];
      for (int k = 0; k < around.length; k++) {
        if (key[around[k]] == 0) {
          touched[count++] = around[k];
        }
        key[around[k]] += weight[k];
      }
    }
    split(colouring, count);
  }

  private boolean splitByConfiguration(Colouring colouring) {
    int before = colouring.cells;
    int count = 0;
    for (int atom : configuration.centres()) {
      count = touch(atom, configuration.handedness(atom, colouring.colour), count);
    }
    for (int atom : configuration.arrangements().atoms()) {
      long seen = (long) configuration.arrangements().seen(atom, colouring.colour) << ARRANGEMENT;
      count = touch(atom, seen, count);
    }
    for (int bond : configuration.doubleBonds()) {
      int side = configuration.side(bond, colouring.colour);
      long seen = side == 0 ? 0 : 1L << (4 * side);
      count = touch(graph.begin(bond), seen, count);
      count = touch(graph.end(bond), seen, count);
    }
    split(colouring, count);
    return colouring.cells > before;
  }

  private int touch(int atom, long seen, int count) {
    if (seen == 0) {
      return count;
    }
    int next = count;
    if (key[atom] == 0) {
      touched[next++] = atom;
    }
    key[atom] += seen;
    return next;
  }

  /** Splits cells by the keys of the touched atoms, which are cleared. */
  private void split(Colouring colouring, int count) {
    int cells = 0;
    for (int t = 0; t < count; t++) {
      int atom = touched[t];
      int begin = colouring.colour[atom];
      if (touchedIn[begin]++ == 0) {
        begins[cells++] = begin;
      }
      colouring.swap(colouring.place[atom], begin + colouring.length[begin] - touchedIn[begin]);
    }
    Arrays.sort(begins, 0, cells);
    for (int c = 0; c < cells; c++) {
      int begin = begins[c];
      splitCell(colouring, begin, touchedIn[begin]);
      touchedIn[begin] = 0;
    }
    for (int t = 0; t < count; t++) {
      key[touched[t]] = 0;
    }
  }

  /** The last atoms of the cell are touched; they go into cells by ascending key. */
  private void splitCell(Colouring colouring, int begin, int count) {
    int end = begin + colouring.length[begin];
    int from = end - count;
    int distinct = distinctKeys(colouring, from, end);
    if (distinct == 1) {
      colouring.note(begin * 31L + key[colouring.order[from]]);
      if (from > begin) {
        colouring.note(from);
        cut(colouring, new int[] {begin, from, end}, 2);
      }
      return;
    }
    int[] bound = new int[distinct + 2];
    int groups = from > begin ? 1 : 0;
    int at = from;
    for (int d = 0; d < distinct; d++) {
      bound[groups++] = at;
      colouring.note(begin * 31L + sorted[d]);
      colouring.note(at);
      at = gather(colouring, at, end, sorted[d]);
    }
    bound[0] = begin;
    bound[groups] = end;
    cut(colouring, bound, groups);
  }

  private int distinctKeys(Colouring colouring, int from, int end) {
    int count = 0;
    boolean same = true;
    for (int p = from; p < end; p++) {
      sorted[count] = key[colouring.order[p]];
      same &= sorted[count] == sorted[0];
      count++;
    }
    if (same) {
      return 1;
    }
    Arrays.sort(sorted, 0, count);
    int distinct = 0;
    for (int k = 0; k < count; k++) {
      if (k == 0 || sorted[k] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[k];
      }
    }
    return distinct;
  }

  private int gather(Colouring colouring, int from, int end, long wanted) {
    int at = from;
    for (int p = from; p < end; p++) {
      if (key[colouring.order[p]] == wanted) {
        colouring.swap(p, at++);
      }
    }
    return at;
  }

  /** Makes cells of the places between the bounds; all but the largest have to be spread. */
  private void cut(Colouring colouring, int[] bound, int groups) {
    boolean waits = queued[bound[0]];
    int largest = 0;
    for (int g = 0; g < groups; g++) {
      colouring.cell(bound[g], bound[g + 1]);
      boolean larger = bound[g + 1] - bound[g] > bound[largest + 1] - bound[largest];
      largest = larger ? g : largest;
    }
    colouring.cells += groups - 1;
    for (int g = 0; g < groups; g++) {
      if (waits || g != largest) {
        enqueue(bound[g]);
      }
    }
  }
}
