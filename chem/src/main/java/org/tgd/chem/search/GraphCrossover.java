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

  private final RandomGenerator random;

  /** A crossover that draws from the given source. */
  public GraphCrossover(RandomGenerator random) {
    this.random = random;
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
    int[] bonds = graph.ringBonds(random.nextInt(graph.rings()));
    int a = bonds[random.nextInt(bonds.length)];
    int b = bonds[random.nextInt(bonds.length)];
    return a == b ? List.of() : parts(graph, List.of(a, b));
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
      draft.bond(a, b, ring && random.nextBoolean() ? 2 : 1);
      GraphDrafts.refill(draft, a);
      GraphDrafts.refill(draft, b);
    }
    return GraphDrafts.close(draft, mostAtoms);
  }

  private static int[] copy(Part part, Draft into) {
    Draft from = GraphDrafts.open(part.graph());
    int[] index = new int[part.kept().length];
    for (int atom = 0; atom < index.length; atom++) {
      if (part.kept()[atom]) {
        Draft.Atom each = from.atoms.get(atom);
        each.ligands.clear();
        index[atom] = into.add(each);
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
