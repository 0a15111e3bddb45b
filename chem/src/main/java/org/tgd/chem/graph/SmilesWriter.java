package org.tgd.chem.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Writes a molecule as SMILES in a given order of its atoms, without recursion: aromatic atoms in
 * lower case, coordinate bonds as arrows, and the configurations that tell it from others.
 */
final class SmilesWriter {
  private static final int CLOSE = -1;

  private final Graph graph;
  private final Configuration configuration;
  private final SmilesTree tree;
  private final int[] rank;
  private final int[] directions;
  private final int[] ringNumber;
  private final PriorityQueue<Integer> freeNumbers = new PriorityQueue<>();
  private final StringBuilder text = new StringBuilder();
  private int numbers;

  private SmilesWriter(Graph graph, int[] rank) {
    this.graph = graph;
    configuration = graph.configuration();
    this.rank = rank;
    tree = SmilesTree.of(graph, rank);
    directions = BondDirections.of(graph, configuration, tree);
    ringNumber = new int[graph.bonds()];
  }

  /** The SMILES with the lowest ranks first wherever there is a choice. */
  static String write(Graph graph, int[] rank) {
    return new SmilesWriter(graph, rank).write();
  }

  private String write() {
    Deque<Integer> tasks = new ArrayDeque<>();
    for (int atom : tree.written) {
      if (tree.parent[atom] >= 0) {
        continue;
      }
      text.append(text.length() > 0 ? "." : "");
      tasks.push(atom);
      while (!tasks.isEmpty()) {
        int next = tasks.pop();
        if (next == CLOSE) {
          text.append(')');
          continue;
        }
        boolean branch = next < CLOSE;
        atom(branch ? -2 - next : next, branch, tasks);
      }
    }
    return text.toString();
  }

  private void atom(int atom, boolean branch, Deque<Integer> tasks) {
    text.append(branch ? "(" : "");
    if (tree.parent[atom] >= 0) {
      bond(tree.parentBond[atom], tree.parent[atom]);
    }
    symbol(atom);
    closures(atom);
    List<Integer> children = tree.children.get(atom);
    for (int k = children.size() - 1; k >= 0; k--) {
      boolean last = k == children.size() - 1;
      if (!last) {
        tasks.push(CLOSE);
      }
      tasks.push(last ? children.get(k) : -2 - children.get(k));
    }
  }

  private void closures(int atom) {
    List<Integer> closed = tree.closed.get(atom);
    for (int bond : closed) {
      bond(bond, atom);
      number(ringNumber[bond]);
    }
    for (int bond : tree.opened.get(atom)) {
      ringNumber[bond] = freeNumbers.isEmpty() ? ++numbers : freeNumbers.remove();
      number(ringNumber[bond]);
    }
    closed.forEach(bond -> freeNumbers.add(ringNumber[bond]));
  }

  private void number(int number) {
    text.append(number > 99 ? "%(" : number > 9 ? "%" : "");
    text.append(number).append(number > 99 ? ")" : "");
  }

  private void bond(int bond, int from) {
    if (directions[bond] != 0) {
      text.append((directions[bond] > 0) == (graph.begin(bond) == from) ? '/' : '\\');
      return;
    }
    if (graph.aromaticBond(bond) && graph.order(bond) != 3) { // the triple bond of an aryne is said
      return;
    }
    switch (graph.order(bond)) {
      case 2 -> text.append('=');
      case 3 -> text.append('#');
      case 4 -> text.append('$');
      case Draft.DATIVE -> text.append(graph.begin(bond) == from ? "->" : "<-");
      default ->
          text.append(
              graph.aromatic(graph.begin(bond)) && graph.aromatic(graph.end(bond)) ? "-" : "");
    }
  }

  private void symbol(int atom) {
    String symbol = Element.symbol(graph.element(atom));
    String shown = graph.aromatic(atom) ? symbol.toLowerCase(java.util.Locale.ROOT) : symbol;
    int parity = parity(atom);
    String arrangement = arrangement(atom);
    if (parity == 0 && arrangement.isEmpty() && isPlain(atom)) {
      text.append(shown);
      return;
    }
    text.append('[');
    text.append(graph.isotope(atom) == 0 ? "" : String.valueOf(graph.isotope(atom)));
    text.append(shown).append(parity == 0 ? "" : parity == 1 ? "@" : "@@").append(arrangement);
    count("H", graph.hydrogens(atom));
    count(graph.charge(atom) < 0 ? "-" : "+", Math.abs(graph.charge(atom)));
    text.append(']');
  }

  private String arrangement(int atom) {
    Arrangements all = configuration.arrangements();
    int before = tree.parent[atom] >= 0 ? 1 : 0;
    return all.has(atom) ? "@" + all.written(atom, tree.neighbours(atom), before, rank) : "";
  }

  private void count(String sign, int count) {
    if (count > 0) {
      text.append(sign).append(count > 1 ? String.valueOf(count) : "");
    }
  }

  private boolean isPlain(int atom) {
    if (graph.isotope(atom) != 0 || graph.charge(atom) != 0 || !isOrganic(graph.element(atom))) {
      return false;
    }
    int bonds = 0;
    for (int k = 0; k < graph.degree(atom); k++) {
      int bond = graph.bond(atom, k);
      boolean gives = graph.order(bond) == Draft.DATIVE && graph.begin(bond) == atom;
      boolean one =
          (graph.aromaticBond(bond) && graph.order(bond) != 3) || graph.order(bond) == Draft.DATIVE;
      bonds += gives ? 0 : one ? 1 : graph.order(bond);
    }
    int hydrogens = graph.hydrogens(atom);
    if (graph.aromatic(atom)) {
      return hydrogens == (graph.element(atom) == 6 ? Math.max(0, 3 - bonds) : 0);
    }
    return hydrogens == Valence.automatic(graph.element(atom), 0, bonds);
  }

  private static boolean isOrganic(int element) {
    return switch (element) {
      case 5, 6, 7, 8, 9, 15, 16, 17, 35, 53 -> true;
      default -> false;
    };
  }

  /** 1 anticlockwise, 2 clockwise for the neighbours as written here, 0 without configuration. */
  private int parity(int atom) {
    int parity = configuration.parity(atom);
    if (parity == 0) {
      return 0;
    }
    int[] ligands = configuration.ligands(atom);
    int[] place = new int[ligands.length];
    int[] order = tree.neighbours(atom);
    int hydrogen = tree.parent[atom] >= 0 ? 1 : 0;
    for (int k = 0; k < ligands.length; k++) {
      place[k] = ligands[k] < 0 ? 2 * hydrogen - 1 : 2 * indexOf(order, ligands[k]);
    }
    int swaps = 0;
    for (int k = 0; k < place.length; k++) {
      for (int j = 0; j < k; j++) {
        swaps += place[j] > place[k] ? 1 : 0;
      }
    }
    boolean turned =
        LonePairs.isTurned(
            graph, atom, tree.closed.get(atom).size() + tree.opened.get(atom).size());
    return 1 + (parity - 1 + swaps + (turned ? 1 : 0)) % 2;
  }

  private static int indexOf(int[] order, int wanted) {
    int k = 0;
    while (order[k] != wanted) {
      k++;
    }
    return k;
  }
}
