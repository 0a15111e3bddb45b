package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/**
 * The crossover of the graph-based genetic algorithm (Jensen, Chem. Sci. 2019, 10, 3567): both
 * parents are cut, at a single bond outside rings or through a ring at two bonds, and a part of one
 * is joined with a part of the other.
 */
public final class GraphCrossover {
  private static final int TRIES = 10;

  /** Stands for a ligand that was cut off. */
  private static final int LOST = -2;

  private final RandomGenerator random;
  private final boolean published;

  /** A crossover that draws from the given source, and cuts rings at any two bonds. */
  public GraphCrossover(RandomGenerator random) {
    this(random, false);
  }

  private GraphCrossover(RandomGenerator random, boolean published) {
    this.random = random;
    this.published = published;
  }

  /**
   * The crossover as the published program has it: rings are cut beside an atom with further
   * neighbours, or at the first and third of three bonds in a row; the first of the two bonds that
   * close a ring is double; atoms keep how their ligands stand.
   */
  public static GraphCrossover published(RandomGenerator random) {
    return new GraphCrossover(random, true);
  }

  /** A part of a parent: the atoms kept, and those that have lost a bond, in matching order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(Graph graph, boolean[] kept, List<Integer> open) {}

  /** A child of fewer than the given number of atoms; empty after the tries. */
  public Optional<Graph> cross(Graph first, Graph second, double mostAtoms) {
    for (int k = 0; k < TRIES; k++) {
      boolean ring = random.nextBoolean();
      List<Part> left = ring ? throughRing(first) : outsideRings(first);
      List<Part> right = ring ? throughRing(second) : outsideRings(second);
      if (left.isEmpty() || right.isEmpty()) {
        continue;
      }
      Optional<Graph> child =
          join(
              left.get(random.nextInt(left.size())),
              right.get(random.nextInt(right.size())),
              mostAtoms);
      if (child.isPresent()) {
        return child;
      }
    }
    return Optional.empty();
  }

  private List<Part> outsideRings(Graph graph) {
    List<Integer> bonds = new ArrayList<>();
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b) && graph.order(b) == 1) {
        bonds.add(b);
      }
    }
    return bonds.isEmpty()
        ? List.of()
        : parts(graph, List.of(bonds.get(random.nextInt(bonds.size()))));
  }

  private List<Part> throughRing(Graph graph) {
    if (graph.rings() == 0) {
      return List.of();
    }
    if (published) {
      return throughPattern(graph);
    }
    int[] bonds = graph.ringBonds(random.nextInt(graph.rings()));
    int a = bonds[random.nextInt(bonds.length)];
    int b = bonds[random.nextInt(bonds.length)];
    return a == b ? List.of() : parts(graph, List.of(a, b));
  }

  private List<Part> throughPattern(Graph graph) {
    for (int k = 0; k < TRIES; k++) {
      List<List<Integer>> cuts = random.nextBoolean() ? inARow(graph) : besideAtoms(graph);
      if (cuts.isEmpty()) {
        return List.of();
      }
      List<Part> parts = parts(graph, cuts.get(random.nextInt(cuts.size())));
      if (!parts.isEmpty()) {
        return parts;
      }
    }
    return List.of();
  }

  /** First and third of every three ring bonds in a row. */
  private static List<List<Integer>> inARow(Graph graph) {
    List<List<Integer>> cuts = new ArrayList<>();
    for (int middle = 0; middle < graph.bonds(); middle++) {
      int b = graph.begin(middle);
      int c = graph.end(middle);
      for (int first : graph.inRingBond(middle) ? ringBonds(graph, b) : List.<Integer>of()) {
        for (int third : ringBonds(graph, c)) {
          boolean apart = first != middle && third != middle;
          if (apart && other(graph, first, b) != other(graph, third, c)) {
            cuts.add(List.of(first, third));
          }
        }
      }
    }
    return cuts;
  }

  /** Every two ring bonds of an atom that has other than two neighbours. */
  private static List<List<Integer>> besideAtoms(Graph graph) {
    List<List<Integer>> cuts = new ArrayList<>();
    for (int atom = 0; atom < graph.atoms(); atom++) {
      List<Integer> bonds = graph.degree(atom) == 2 ? List.of() : ringBonds(graph, atom);
      for (int i = 0; i < bonds.size(); i++) {
        for (int j = i + 1; j < bonds.size(); j++) {
          cuts.add(List.of(bonds.get(i), bonds.get(j)));
        }
      }
    }
    return cuts;
  }

  private static List<Integer> ringBonds(Graph graph, int atom) {
    List<Integer> bonds = new ArrayList<>();
    for (int k = 0; k < graph.degree(atom); k++) {
      if (graph.inRingBond(graph.bond(atom, k))) {
        bonds.add(graph.bond(atom, k));
      }
    }
    return bonds;
  }

  private static int other(Graph graph, int bond, int atom) {
    return graph.begin(bond) == atom ? graph.end(bond) : graph.begin(bond);
  }

  /** The two parts that cutting leaves; none if it leaves more or fewer. */
  private List<Part> parts(Graph graph, List<Integer> cut) {
    boolean[] one = GraphDrafts.reach(graph, graph.begin(cut.get(0)), cut);
    boolean[] other = GraphDrafts.reach(graph, graph.end(cut.get(0)), cut);
    if (one[graph.end(cut.get(0))]) {
      return List.of();
    }
    for (int atom = 0; atom < one.length; atom++) {
      if (!one[atom] && !other[atom]) {
        return List.of();
      }
    }
    List<Integer> openOne = new ArrayList<>();
    List<Integer> openOther = new ArrayList<>();
    for (int bond : cut) {
      boolean begins = one[graph.begin(bond)];
      openOne.add(begins ? graph.begin(bond) : graph.end(bond));
      openOther.add(begins ? graph.end(bond) : graph.begin(bond));
    }
    return List.of(new Part(graph, one, openOne), new Part(graph, other, openOther));
  }

  private Optional<Graph> join(Part left, Part right, double mostAtoms) {
    Draft draft = new Draft();
    int[] leftIndex = copy(left, draft);
    int[] rightIndex = copy(right, draft);
    List<Integer> ends = new ArrayList<>(right.open());
    if (random.nextBoolean()) {
      Collections.reverse(ends);
    }
    boolean ring = ends.size() == 2;
    for (int k = 0; k < ends.size(); k++) {
      int a = leftIndex[left.open().get(k)];
      int b = rightIndex[ends.get(k)];
      boolean joined = draft.bonds.stream().anyMatch(bond -> bond.begin == a && bond.end == b);
      if (joined) {
        return Optional.empty();
      }
      boolean twofold = ring && ((published && k == 0) || random.nextBoolean());
      draft.bond(a, b, twofold ? 2 : 1);
      GraphDrafts.refill(draft, a);
      GraphDrafts.refill(draft, b);
      stand(draft.atoms.get(a), b, twofold);
      stand(draft.atoms.get(b), a, twofold);
    }
    return GraphDrafts.close(draft, mostAtoms);
  }

  /** Puts a new neighbour where a lost one stood. */
  private static void stand(Draft.Atom atom, int neighbour, boolean twofold) {
    int place = atom.ligands.indexOf(LOST);
    if (place >= 0) {
      atom.ligands.set(place, neighbour);
    }
    if (twofold) {
      atom.forgetStereo();
    }
  }

  private static int renumbered(int old, boolean[] kept, int[] index) {
    return old == Draft.IMPLICIT_HYDROGEN ? old : kept[old] ? index[old] : LOST;
  }

  /** An editable copy in which atoms keep how their ligands stand; double bonds do not. */
  private static Draft standing(Graph graph) {
    Draft draft = graph.draft();
    draft.bonds.forEach(bond -> bond.stereo = 0);
    return draft;
  }

  private int[] copy(Part part, Draft into) {
    Draft from = published ? standing(part.graph()) : GraphDrafts.open(part.graph());
    int[] index = new int[part.kept().length];
    for (int atom = 0; atom < index.length; atom++) {
      if (part.kept()[atom]) {
        Draft.Atom each = from.atoms.get(atom);
        index[atom] = into.add(each);
      }
    }
    for (int atom = 0; atom < index.length; atom++) {
      if (part.kept()[atom]) {
        List<Integer> ligands = into.atoms.get(index[atom]).ligands;
        if (published) {
          ligands.replaceAll(old -> renumbered(old, part.kept(), index));
        } else {
          ligands.clear();
        }
      }
    }
    for (Draft.Bond bond : from.bonds) {
      if (part.kept()[bond.begin] && part.kept()[bond.end]) {
        into.bond(index[bond.begin], index[bond.end], bond.order);
      }
    }
    return index;
  }
}
