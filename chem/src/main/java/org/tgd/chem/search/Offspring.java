package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.chem.edit.DesignMoves;
import org.tgd.chem.edit.MoleculeEdit;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/**
 * Draws children of molecules: crossover and mutation of graphs (Jensen, Chem. Sci. 10, 3567,
 * 2019), rearrangements that keep the formula, and the sensible edits of {@link DesignMoves}.
 */
final class Offspring {
  private static final int TRIES = 8;
  private static final double CROSSED = 0.3;
  private static final double REARRANGED = 0.15;
  private static final double EDITED = 0.3;
  private static final double TWICE = 0.3;

  private final RandomGenerator random;
  private final int mostAtoms;
  private final Map<Graph, DesignMoves> moves = new HashMap<>();

  /**
   * Draws from the given source.
   *
   * @param mostAtoms no child has more heavy atoms
   */
  Offspring(RandomGenerator random, int mostAtoms) {
    this.random = random;
    this.mostAtoms = mostAtoms;
  }

  /** A child; empty after some failed tries. */
  Optional<Graph> child(Graph first, Graph second) {
    for (int k = 0; k < TRIES; k++) {
      Optional<Graph> child = drawn(first, second);
      if (child.isPresent() && random.nextDouble() < TWICE) {
        child = changed(child.get()).or(() -> Optional.of(first));
      }
      if (child.isPresent() && child.get().atoms() <= mostAtoms) {
        return child;
      }
    }
    return Optional.empty();
  }

  private Optional<Graph> drawn(Graph first, Graph second) {
    return random.nextDouble() < CROSSED
        ? new GraphCrossover(random).cross(first, second, mostAtoms + 1.0)
        : changed(first);
  }

  private Optional<Graph> changed(Graph graph) {
    double u = random.nextDouble();
    if (u < REARRANGED) {
      return random.nextBoolean() ? swapped(graph) : moved(graph);
    }
    if (u < REARRANGED + EDITED) {
      return moves
          .computeIfAbsent(graph, DesignMoves::new)
          .draw(atom -> 0, graph, random)
          .map(MoleculeEdit::graph);
    }
    return new GraphMutation(random).mutate(graph, mostAtoms + 1.0);
  }

  /** Two atoms of different elements change places. */
  private Optional<Graph> swapped(Graph graph) {
    int a = random.nextInt(graph.atoms());
    int b = random.nextInt(graph.atoms());
    if (graph.element(a) == graph.element(b) || graph.charge(a) != 0 || graph.charge(b) != 0) {
      return Optional.empty();
    }
    Draft draft = GraphDrafts.open(graph);
    draft.atoms.get(a).element = graph.element(b);
    draft.atoms.get(b).element = graph.element(a);
    GraphDrafts.refill(draft, a);
    GraphDrafts.refill(draft, b);
    return GraphDrafts.close(draft, mostAtoms + 1.0);
  }

  /** A branch is moved to another atom. */
  private Optional<Graph> moved(Graph graph) {
    List<Integer> bonds = new ArrayList<>();
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b) && graph.order(b) == 1) {
        bonds.add(b);
      }
    }
    if (bonds.isEmpty()) {
      return Optional.empty();
    }
    int bond = bonds.get(random.nextInt(bonds.size()));
    boolean turned = random.nextBoolean();
    int kept = turned ? graph.end(bond) : graph.begin(bond);
    int moving = turned ? graph.begin(bond) : graph.end(bond);
    boolean[] side = GraphDrafts.reach(graph, kept, List.of(bond));
    int to = random.nextInt(graph.atoms());
    if (!side[to] || to == kept || graph.hydrogens(to) == 0) {
      return Optional.empty();
    }
    Draft draft = GraphDrafts.open(graph);
    draft.bonds.removeIf(
        each ->
            (each.begin == kept && each.end == moving)
                || (each.begin == moving && each.end == kept));
    draft.bond(to, moving, 1);
    GraphDrafts.refill(draft, kept);
    GraphDrafts.refill(draft, to);
    return GraphDrafts.close(draft, mostAtoms + 1.0);
  }
}
