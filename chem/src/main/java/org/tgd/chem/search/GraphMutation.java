package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/**
 * The mutations of the graph-based genetic algorithm (Jensen, Chem. Sci. 2019, 10, 3567): insert,
 * append, delete or change an atom, change the order of a bond, open or close a ring, drawn with
 * the probabilities of the published program.
 */
public final class GraphMutation {
  private static final int TRIES = 10;
  private static final double[] KINDS = {0.15, 0.14, 0.14, 0.14, 0.14, 0.14, 0.15};
  private static final double[] ORDERS = {0.60, 0.35, 0.05};
  private static final double[] ORDER_CHANGES = {0.45, 0.45, 0.05, 0.05};
  private static final double[] RING_SIZES = {0.05, 0.05, 0.45, 0.45};
  private static final int[] ELEMENTS = {6, 7, 8, 9, 16, 17, 35};
  private static final double[] ELEMENT_ODDS = {0.15, 0.15, 0.14, 0.14, 0.14, 0.14, 0.14};
  private static final int[][] APPENDED = {{6, 7, 8, 9, 16, 17, 35}, {6, 7, 8}, {6, 7}};
  private static final int[][] INSERTED = {{6, 7, 8, 16}, {6, 7}, {6}};

  private final RandomGenerator random;

  /** Mutations drawn from the given source. */
  public GraphMutation(RandomGenerator random) {
    this.random = random;
  }

  /** A mutated molecule of fewer than the given number of atoms; empty after ten failed tries. */
  public Optional<Graph> mutate(Graph graph, double mostAtoms) {
    for (int k = 0; k < TRIES; k++) {
      Draft draft = GraphDrafts.open(graph);
      boolean done =
          switch (draw(KINDS)) {
            case 0 -> insert(graph, draft);
            case 1 -> changeOrder(graph, draft);
            case 2 -> openRing(graph, draft);
            case 3 -> closeRing(graph, draft);
            case 4 -> delete(graph, draft);
            case 5 -> changeElement(graph, draft);
            default -> append(graph, draft);
          };
      Optional<Graph> changed =
          done ? GraphDrafts.close(draft, mostAtoms) : Optional.<Graph>empty();
      if (changed.isPresent()) {
        return changed;
      }
    }
    return Optional.empty();
  }

  private int draw(double[] odds) {
    double u = random.nextDouble();
    for (int k = 0; k < odds.length; k++) {
      u -= odds[k];
      if (u < 0) {
        return k;
      }
    }
    return odds.length - 1;
  }

  private int any(int[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean append(Graph graph, Draft draft) {
    int order = draw(ORDERS) + 1;
    int atom = random.nextInt(graph.atoms());
    if (graph.hydrogens(atom) < order) {
      return false;
    }
    int added = draft.add(new Draft.Atom(any(APPENDED[order - 1])));
    draft.bond(atom, added, order);
    GraphDrafts.refill(draft, atom);
    return true;
  }

  private boolean insert(Graph graph, Draft draft) {
    if (graph.bonds() == 0) {
      return false;
    }
    int order = draw(ORDERS) + 1;
    int b = random.nextInt(graph.bonds());
    boolean turned = random.nextBoolean();
    int first = turned ? graph.end(b) : graph.begin(b);
    int second = turned ? graph.begin(b) : graph.end(b);
    int middle = draft.add(new Draft.Atom(any(INSERTED[order - 1])));
    draft.bonds.removeIf(bond -> isBetween(bond, first, second));
    draft.bond(first, middle, order);
    draft.bond(middle, second, 1);
    GraphDrafts.refill(draft, first);
    GraphDrafts.refill(draft, second);
    return true;
  }

  private static boolean isBetween(Draft.Bond bond, int a, int b) {
    return (bond.begin == a && bond.end == b) || (bond.begin == b && bond.end == a);
  }

  private boolean changeOrder(Graph graph, Draft draft) {
    if (graph.bonds() == 0) {
      return false;
    }
    int b = random.nextInt(graph.bonds());
    int order = graph.order(b);
    int wanted =
        switch (draw(ORDER_CHANGES)) {
          case 0 -> order == 1 ? 0 : 1;
          case 1 -> order == 1 ? 2 : 0;
          case 2 -> order == 3 ? 2 : 0;
          default -> graph.inRingBond(b) || order == 3 ? 0 : 3;
        };
    if (wanted == 0) {
      return false;
    }
    for (Draft.Bond bond : draft.bonds) {
      if (isBetween(bond, graph.begin(b), graph.end(b))) {
        bond.order = wanted;
      }
    }
    GraphDrafts.refill(draft, graph.begin(b));
    GraphDrafts.refill(draft, graph.end(b));
    return true;
  }

  private boolean openRing(Graph graph, Draft draft) {
    List<Integer> bonds = new ArrayList<>();
    for (int b = 0; b < graph.bonds(); b++) {
      if (graph.inRingBond(b)) {
        bonds.add(b);
      }
    }
    if (bonds.isEmpty()) {
      return false;
    }
    int b = bonds.get(random.nextInt(bonds.size()));
    draft.bonds.removeIf(bond -> isBetween(bond, graph.begin(b), graph.end(b)));
    GraphDrafts.refill(draft, graph.begin(b));
    GraphDrafts.refill(draft, graph.end(b));
    return true;
  }

  /** Joins the ends of a chain of three to six atoms outside rings. */
  private boolean closeRing(Graph graph, Draft draft) {
    int size = draw(RING_SIZES) + 3;
    List<Integer> path = new ArrayList<>(List.of(random.nextInt(graph.atoms())));
    while (path.size() < size) {
      int last = path.get(path.size() - 1);
      List<Integer> next = new ArrayList<>();
      for (int k = 0; k < graph.degree(last); k++) {
        int neighbour = graph.neighbour(last, k);
        if (!path.contains(neighbour)) {
          next.add(neighbour);
        }
      }
      if (next.isEmpty()) {
        return false;
      }
      path.add(next.get(random.nextInt(next.size())));
    }
    int first = path.get(0);
    int last = path.get(size - 1);
    boolean free = path.stream().noneMatch(graph::inRing);
    if (!free || graph.hydrogens(first) == 0 || graph.hydrogens(last) == 0) {
      return false;
    }
    draft.bond(first, last, 1);
    GraphDrafts.refill(draft, first);
    GraphDrafts.refill(draft, last);
    return true;
  }

  /** Removes an atom; its neighbours are joined into a chain. */
  private boolean delete(Graph graph, Draft draft) {
    int atom = random.nextInt(graph.atoms());
    if (graph.charge(atom) != 0) {
      return false;
    }
    for (int k = 0; k < graph.degree(atom); k++) {
      GraphDrafts.refill(draft, graph.neighbour(atom, k));
    }
    for (int k = 1; k < graph.degree(atom); k++) {
      int a = graph.neighbour(atom, k - 1);
      int b = graph.neighbour(atom, k);
      if (graph.bondBetween(a, b) < 0) {
        draft.bond(a, b, 1);
      }
    }
    boolean[] gone = new boolean[graph.atoms()];
    gone[atom] = true;
    draft.remove(gone);
    return true;
  }

  private boolean changeElement(Graph graph, Draft draft) {
    int atom = random.nextInt(graph.atoms());
    int element = ELEMENTS[draw(ELEMENT_ODDS)];
    if (graph.element(atom) == element || graph.charge(atom) != 0) {
      return false;
    }
    draft.atoms.get(atom).element = element;
    GraphDrafts.refill(draft, atom);
    return true;
  }
}
