package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a molecule's atoms are written: a depth-first tree from the atom of lowest
 * rank of each component, small branches before large ones, and the bonds left over as ring
 * closures.
 */
final class SmilesTree {
  private final Graph graph;
  private final int[] rank;
  private final int[][] around;

  /** The atom before each atom, -1 for the first of a component. */
  final int[] parent;

  /** The bond to the atom before, -1 for the first of a component. */
  final int[] parentBond;

  /** The atoms after each atom, the main chain last. */
  final List<List<Integer>> children = new ArrayList<>();

  /** Ring-closure bonds by their atom that is written first, in the order of the others. */
  final List<List<Integer>> opened = new ArrayList<>();

  /** Ring-closure bonds by their atom that is written last, in the order of the others. */
  final List<List<Integer>> closed = new ArrayList<>();

  /** The atoms as they are written. */
  final int[] written;

  /** The place of each atom in {@link #written}. */
  final int[] place;

  private SmilesTree(Graph graph, int[] rank) {
    this.graph = graph;
    this.rank = rank;
    int n = graph.atoms();
    parent = new int[n];
    parentBond = new int[n];
    written = new int[n];
    place = new int[n];
    around = new int[n][];
    for (int i = 0; i < n; i++) {
      children.add(new ArrayList<>(3));
      opened.add(new ArrayList<>(0));
      closed.add(new ArrayList<>(0));
      around[i] = bondsByRank(i);
    }
  }

  static SmilesTree of(Graph graph, int[] rank) {
    SmilesTree tree = new SmilesTree(graph, rank);
    tree.grow();
    return tree;
  }

  private int[] bondsByRank(int atom) {
    int[] bonds = new int[graph.degree(atom)];
    for (int k = 0; k < bonds.length; k++) {
      int bond = graph.bond(atom, k);
      int at = k;
      while (at > 0 && rank[other(bonds[at - 1], atom)] > rank[other(bond, atom)]) {
        bonds[at] = bonds[at - 1];
        at--;
      }
      bonds[at] = bond;
    }
    return bonds;
  }

  int other(int bond, int atom) {
    return graph.begin(bond) == atom ? graph.end(bond) : graph.begin(bond);
  }

  private void grow() {
    int n = rank.length;
    int[] atomAt = new int[n];
    for (int i = 0; i < n; i++) {
      atomAt[rank[i]] = i;
    }
    int[] reached = new int[n];
    boolean[] seen = new boolean[n];
    List<Integer> roots = new ArrayList<>();
    int count = 0;
    for (int root : atomAt) {
      if (!seen[root]) {
        roots.add(root);
        count = reach(root, seen, reached, count);
      }
    }
    int[] size = new int[n];
    for (int k = n - 1; k >= 0; k--) {
      int atom = reached[k];
      size[atom]++;
      children
          .get(atom)
          .sort(Comparator.<Integer>comparingInt(c -> size[c]).thenComparingInt(c -> rank[c]));
      if (parent[atom] >= 0) {
        size[parent[atom]] += size[atom];
      }
    }
    number(roots);
  }

  /** Walks one component; all bonds that lead back are ring closures. */
  private int reach(int root, boolean[] seen, int[] reached, int before) {
    int count = before;
    int[] next = new int[rank.length];
    boolean[] used = new boolean[graph.bonds()];
    int atom = root;
    parent[root] = -1;
    parentBond[root] = -1;
    seen[root] = true;
    reached[count++] = root;
    while (atom >= 0) {
      if (next[atom] == around[atom].length) {
        atom = parent[atom];
        continue;
      }
      int bond = around[atom][next[atom]++];
      if (used[bond]) {
        continue;
      }
      used[bond] = true;
      int to = other(bond, atom);
      if (seen[to]) {
        opened.get(to).add(bond);
        closed.get(atom).add(bond);
      } else {
        seen[to] = true;
        reached[count++] = to;
        parent[to] = atom;
        parentBond[to] = bond;
        children.get(atom).add(to);
        atom = to;
      }
    }
    return count;
  }

  private void number(List<Integer> roots) {
    int[] stack = new int[rank.length];
    int count = 0;
    for (int root : roots) {
      int top = 0;
      stack[top++] = root;
      while (top > 0) {
        int atom = stack[--top];
        place[atom] = count;
        written[count++] = atom;
        List<Integer> after = children.get(atom);
        for (int k = after.size() - 1; k >= 0; k--) {
          stack[top++] = after.get(k);
        }
      }
    }
    for (int i = 0; i < rank.length; i++) {
      int atom = i;
      opened.get(i).sort(Comparator.comparingInt(bond -> place[other(bond, atom)]));
      closed.get(i).sort(Comparator.comparingInt(bond -> place[other(bond, atom)]));
    }
  }

  /** The neighbours of an atom in the order in which they are written, the atom before first. */
  int[] neighbours(int atom) {
    int[] order = new int[graph.degree(atom)];
    int size = 0;
    if (parent[atom] >= 0) {
      order[size++] = parent[atom];
    }
    for (int bond : closed.get(atom)) {
      order[size++] = other(bond, atom);
    }
    for (int bond : opened.get(atom)) {
      order[size++] = other(bond, atom);
    }
    for (int child : children.get(atom)) {
      order[size++] = child;
    }
    return Arrays.copyOf(order, size);
  }
}
