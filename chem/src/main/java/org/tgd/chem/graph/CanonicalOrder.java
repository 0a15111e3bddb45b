package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The canonical numbering of a molecule's atoms: cells are refined, and where atoms stay alike each
 * is tried in turn; what was seen on the way prunes the worse, and symmetries that were found prune
 * the equal (McKay and Piperno, J. Symb. Comput. 60, 94, 2014). Of the numberings left the one with
 * the least certificate wins.
 */
final class CanonicalOrder {
  private static final int MOST_NODES = 20_000;
  private static final int NO_JUMP = Integer.MAX_VALUE;

  private final Graph graph;
  private final Configuration configuration;
  private final Refiner refiner;
  private final List<int[]> symmetries = new ArrayList<>();
  private final int[] path;
  private final int[] bestPath;
  private final long[] bestTrace;
  private int bestDepth;
  private Labelling best;
  private int jump = NO_JUMP;
  private int nodes;

  private CanonicalOrder(Graph graph, Configuration configuration) {
    this.graph = graph;
    this.configuration = configuration;
    this.refiner = new Refiner(graph, configuration);
    path = new int[graph.atoms() + 1];
    bestPath = new int[path.length];
    bestTrace = new long[path.length];
  }

  /** The canonical numbering under a configuration. */
  static Labelling of(Graph graph, Configuration configuration) {
    CanonicalOrder search = new CanonicalOrder(graph, configuration);
    return search.run(search.refiner.initial());
  }

  /** The canonical numbering with one atom told from all others. */
  static Labelling around(Graph graph, Configuration configuration, int atom) {
    CanonicalOrder search = new CanonicalOrder(graph, configuration);
    Colouring start = search.refiner.initial();
    search.refiner.individualise(start, atom);
    return search.run(start);
  }

  /** The canonical numbering with the ends of a bond told from all other atoms. */
  static Labelling aroundBond(Graph graph, Configuration configuration, int bond) {
    CanonicalOrder search = new CanonicalOrder(graph, configuration);
    Colouring start = search.refiner.initial();
    search.refiner.individualise(start, graph.begin(bond), graph.end(bond));
    return search.run(start);
  }

  private Labelling run(Colouring start) {
    search(0, start);
    return best;
  }

  private void search(int level, Colouring colouring) {
    nodes++;
    if (colouring.isDiscrete()) {
      leaf(level, Labelling.of(graph, configuration, colouring));
      return;
    }
    int begin = colouring.target();
    int[] cell = new int[colouring.length[begin]];
    System.arraycopy(colouring.order, begin, cell, 0, cell.length);
    if (areInterchangeable(cell)) {
      path[level] = cell[0];
      refiner.individualise(colouring, cell[0]);
      if (isNoWorse(level, colouring.trace)) {
        search(level + 1, colouring);
      }
      return;
    }
    branch(level, colouring, cell);
  }

  private void branch(int level, Colouring colouring, int[] cell) {
    int tried = 0;
    for (int atom : cell) {
      if (tried > 0 && (nodes > MOST_NODES || isAlike(level, atom, cell))) {
        continue;
      }
      tried++;
      path[level] = atom;
      Colouring child = colouring.copy();
      refiner.individualise(child, atom);
      if (!isNoWorse(level, child.trace)) {
        continue;
      }
      search(level + 1, child);
      if (jump < level) {
        return;
      }
      jump = NO_JUMP;
    }
  }

  /** Terminal atoms on one plain neighbour, and single atoms, are exchanged without any effect. */
  private boolean areInterchangeable(int[] cell) {
    int neighbour = graph.degree(cell[0]) == 1 ? graph.neighbour(cell[0], 0) : -1;
    if (neighbour >= 0 && configuration.touches(neighbour)) {
      return false;
    }
    for (int atom : cell) {
      boolean alone = graph.degree(atom) == 0;
      if (!alone && (graph.degree(atom) != 1 || graph.neighbour(atom, 0) != neighbour)) {
        return false;
      }
    }
    return true;
  }

  /** Compares with the best at this level; a better one replaces it with all that followed. */
  private boolean isNoWorse(int level, long trace) {
    if (level < bestDepth && bestTrace[level] != trace) {
      if (trace > bestTrace[level]) {
        return false;
      }
      bestDepth = level;
      best = null;
    }
    if (level >= bestDepth) {
      bestTrace[level] = trace;
      bestDepth = level + 1;
    }
    return true;
  }

  private void leaf(int level, Labelling found) {
    int order = best == null ? -1 : Arrays.compare(found.certificate(), best.certificate());
    if (order < 0) {
      best = found;
      System.arraycopy(path, 0, bestPath, 0, level);
    } else if (order == 0) {
      int[] image = new int[path.length - 1];
      for (int r = 0; r < image.length; r++) {
        image[best.atomAt()[r]] = found.atomAt()[r];
      }
      symmetries.add(image);
      int common = 0;
      while (common < level && path[common] == bestPath[common]) {
        common++;
      }
      jump = common;
    }
  }

  /** Whether a symmetry that keeps the path so far brings an atom tried before to this one. */
  private boolean isAlike(int level, int atom, int[] cell) {
    int[] root = new int[path.length];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    for (int[] image : symmetries) {
      if (keepsPath(image, level)) {
        for (int i = 0; i < image.length; i++) {
          root[find(root, i)] = find(root, image[i]);
        }
      }
    }
    for (int other : cell) {
      if (other == atom) {
        return false;
      }
      if (find(root, other) == find(root, atom)) {
        return true;
      }
    }
    return false;
  }

  private boolean keepsPath(int[] image, int level) {
    for (int k = 0; k < level; k++) {
      if (image[path[k]] != path[k]) {
        return false;
      }
    }
    return true;
  }

  private static int find(int[] root, int i) {
    int r = i;
    while (root[r] != r) {
      root[r] = root[root[r]];
      r = root[r];
    }
    return r;
  }
}
