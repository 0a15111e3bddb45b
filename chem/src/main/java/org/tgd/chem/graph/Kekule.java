package org.tgd.chem.graph;

import java.util.Arrays;

/**
 * Gives aromatic systems alternating single and double bonds: a perfect matching of the atoms that
 * need a double bond, found by Edmonds' algorithm (Canad. J. Math. 17, 449, 1965).
 */
final class Kekule {
  private final int n;
  private final int[][] graph;
  private final int[] match;
  private final int[] parent;
  private final int[] base;
  private final int[] queue;
  private final boolean[] used;
  private final boolean[] blossom;

  private Kekule(int[][] graph) {
    this.graph = graph;
    n = graph.length;
    match = new int[n];
    parent = new int[n];
    base = new int[n];
    queue = new int[n];
    used = new boolean[n];
    blossom = new boolean[n];
    Arrays.fill(match, -1);
  }

  /** Sets aromatic bonds to single or double. */
  static void assign(Draft draft, int[][] adjacency) throws Refusal {
    int atoms = adjacency.length;
    int[] index = new int[atoms];
    int[] atomOf = new int[atoms];
    int count = 0;
    boolean any = false;
    for (int i = 0; i < atoms; i++) {
      index[i] = -1;
      Draft.Atom atom = draft.atoms.get(i);
      if (!atom.aromatic) {
        continue;
      }
      any = true;
      int bonds = Valence.sum(draft, adjacency[i], i);
      if (atom.hydrogens == Draft.AUTOMATIC) {
        atom.hydrogens = atom.element == 6 ? Math.max(0, 3 - bonds) : 0;
      }
      if (needsDoubleBond(atom, bonds + atom.hydrogens)) {
        index[i] = count;
        atomOf[count++] = i;
      }
    }
    if (!any) {
      return;
    }
    int[][] graph = new int[count][];
    for (int v = 0; v < count; v++) {
      graph[v] = partners(draft, adjacency[atomOf[v]], index);
    }
    int[] match = new Kekule(graph).solve();
    for (int v = 0; v < count; v++) {
      if (match[v] < 0) {
        throw new Refusal(
            draft.atoms.get(atomOf[v]).position,
            "no alternating double bonds fit this aromatic system; a hydrogen as in [nH] or a"
                + " charge may be missing");
      }
    }
    for (Draft.Bond bond : draft.bonds) {
      if (bond.order == Draft.AROMATIC) {
        boolean twofold = index[bond.begin] >= 0 && match[index[bond.begin]] == index[bond.end];
        bond.order = twofold && index[bond.end] >= 0 ? 2 : 1;
      }
    }
  }

  private static int[] partners(Draft draft, int[] around, int[] index) {
    int[] found = new int[around.length / 2];
    int size = 0;
    for (int k = 0; k < around.length; k += 2) {
      if (draft.bonds.get(around[k + 1]).order == Draft.AROMATIC && index[around[k]] >= 0) {
        found[size++] = index[around[k]];
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static boolean needsDoubleBond(Draft.Atom atom, int valence) {
    for (int permitted : Valence.permitted(atom.element, atom.charge)) {
      if (permitted == valence + 1) {
        return true;
      }
    }
    return false;
  }

  private int[] solve() {
    for (int v = 0; v < n; v++) {
      if (match[v] < 0) {
        for (int u : graph[v]) {
          if (match[u] < 0) {
            match[u] = v;
            match[v] = u;
            break;
          }
        }
      }
    }
    for (int v = 0; v < n; v++) {
      if (match[v] < 0) {
        augment(v, search(v));
      }
    }
    return match;
  }

  private void augment(int root, int end) {
    int v = end;
    while (v >= 0 && v != root) {
      int before = parent[v];
      int next = match[before];
      match[v] = before;
      match[before] = v;
      v = next;
    }
  }

  /** The far end of an augmenting path from the root, or -1. */
  private int search(int root) {
    Arrays.fill(used, false);
    Arrays.fill(parent, -1);
    for (int i = 0; i < n; i++) {
      base[i] = i;
    }
    used[root] = true;
    int head = 0;
    int tail = 0;
    queue[tail++] = root;
    while (head < tail) {
      int v = queue[head++];
      for (int u : graph[v]) {
        if (base[v] == base[u] || match[v] == u) {
          continue;
        }
        if (u == root || (match[u] >= 0 && parent[match[u]] >= 0)) {
          tail = contract(v, u, tail);
        } else if (parent[u] < 0) {
          parent[u] = v;
          if (match[u] < 0) {
            return u;
          }
          used[match[u]] = true;
          queue[tail++] = match[u];
        }
      }
    }
    return -1;
  }

  private int contract(int v, int u, int tail) {
    int common = commonBase(v, u);
    Arrays.fill(blossom, false);
    mark(v, common, u);
    mark(u, common, v);
    int next = tail;
    for (int i = 0; i < n; i++) {
      if (blossom[base[i]]) {
        base[i] = common;
        if (!used[i]) {
          used[i] = true;
          queue[next++] = i;
        }
      }
    }
    return next;
  }

  private int commonBase(int a, int b) {
    boolean[] seen = new boolean[n];
    int v = a;
    while (true) {
      v = base[v];
      seen[v] = true;
      if (match[v] < 0) {
        break;
      }
      v = parent[match[v]];
    }
    int u = b;
    while (!seen[base[u]]) {
      u = parent[match[base[u]]];
    }
    return base[u];
  }

  private void mark(int from, int common, int child) {
    int v = from;
    int below = child;
    while (base[v] != common) {
      blossom[base[v]] = true;
      blossom[base[match[v]]] = true;
      parent[v] = below;
      below = match[v];
      v = parent[match[v]];
    }
  }
}
