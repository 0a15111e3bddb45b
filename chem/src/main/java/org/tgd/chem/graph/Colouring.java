package org.tgd.chem.graph;

/**
 * An ordered partition of atoms into cells. The colour of an atom is the place at which its cell
 * begins, so that colours are ranks once every cell holds one atom. Mutable; {@link Refiner}
 * changes it.
 */
final class Colouring {
  /** The atoms, cell by cell. */
  final int[] order;

  /** Where each atom stands in {@link #order}. */
  final int[] place;

  /** The begin of each atom's cell. */
  final int[] colour;

  /** The number of atoms of the cell that begins at a place. */
  final int[] length;

  /** The number of cells. */
  int cells;

  /** What was seen on the way here, the same for every numbering of the same molecule. */
  long trace;

  /** All atoms in one cell. */
  Colouring(int atoms) {
    order = new int[atoms];
    place = new int[atoms];
    colour = new int[atoms];
    length = new int[atoms];
    for (int i = 0; i < atoms; i++) {
      order[i] = i;
      place[i] = i;
    }
    if (atoms > 0) {
      length[0] = atoms;
      cells = 1;
    }
  }

  private Colouring(Colouring from) {
    order = from.order.clone();
    place = from.place.clone();
    colour = from.colour.clone();
    length = from.length.clone();
    cells = from.cells;
    trace = from.trace;
  }

  Colouring copy() {
    return new Colouring(this);
  }

  boolean isDiscrete() {
    return cells == order.length;
  }

  /** The begin of the first of the smallest cells with more than one atom, or -1. */
  int target() {
    int best = -1;
    for (int begin = 0; begin < order.length; begin += length[begin]) {
      if (length[begin] > 1 && (best < 0 || length[begin] < length[best])) {
        best = begin;
        if (length[begin] == 2) {
          break;
        }
      }
    }
    return best;
  }

  /** Exchanges two places of one cell. */
  void swap(int a, int b) {
    int first = order[a];
    int second = order[b];
    order[a] = second;
    order[b] = first;
    place[second] = a;
    place[first] = b;
  }

  /** Makes a cell of its own of the places from {@code begin} to {@code end}, excluded. */
  void cell(int begin, int end) {
    for (int p = begin; p < end; p++) {
      colour[order[p]] = begin;
    }
    length[begin] = end - begin;
  }

  void note(long seen) {
    long mixed = (trace ^ seen) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 31)) * 0xbf58476d1ce4e5b9L;
    trace = mixed ^ (mixed >>> 29);
  }
}
