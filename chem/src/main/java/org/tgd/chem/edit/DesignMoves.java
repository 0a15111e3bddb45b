package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Graph;

/** Random moves from one molecule: attach, exchange, merge, and all edits of {@link EditSpace}. */
public final class DesignMoves {
  private static final double ATTACH = 0.30;
  private static final double EXCHANGE = 0.20;
  private static final double MERGE = 0.15;
  private static final double LARGE = 0.6;
  private static final double POINTED = 3;

  private final Graph graph;
  private final Sensible sensible;
  private final List<Integer> sites = new ArrayList<>();
  private final List<int[]> branches = new ArrayList<>();
  private EditSpace space;

  /** The moves from a molecule. */
  public DesignMoves(Graph graph) {
    this.graph = graph;
    this.sensible = new Sensible(graph);
    for (int atom = 0; atom < graph.atoms(); atom++) {
      if (graph.hydrogens(atom) > 0 && Attachments.isSite(graph, atom)) {
        sites.add(atom);
      }
    }
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b) && graph.order(b) == 1) {
        addBranch(graph.begin(b), graph.end(b));
        addBranch(graph.end(b), graph.begin(b));
      }
    }
  }

  private void addBranch(int gone, int kept) {
    if (Attachments.isSite(graph, kept)) {
      branches.add(new int[] {gone, kept});
    }
  }

  /**
   * A random move.
   *
   * @param growth what growing at an atom promises; such atoms are drawn more often
   * @param other a molecule to merge with
   */
  public Optional<MoleculeEdit> draw(
      IntToDoubleFunction growth, Graph other, RandomGenerator random) {
    double u = random.nextDouble();
    if (u < ATTACH && !sites.isEmpty()) {
      int atom = site(growth, random);
      return EditSpace.apply(graph, sensible, Attachments.attached(graph, atom, group(random)));
    }
    if (u < ATTACH + EXCHANGE && !branches.isEmpty()) {
      int[] branch = branches.get(random.nextInt(branches.size()));
      List<Integer> side = Atoms.side(graph, branch[0], branch[1]);
      return EditSpace.apply(
          graph, sensible, Attachments.exchanged(side, branch[1], group(random)));
    }
    if (u < ATTACH + EXCHANGE + MERGE) {
      return Merges.draw(graph, other, random)
          .filter(sensible::accepts)
          .map(merged -> new MoleculeEdit("merge", List.of(), true, merged));
    }
    return edit(random);
  }

  private Optional<MoleculeEdit> edit(RandomGenerator random) {
    if (space == null) {
      space = EditSpace.of(graph);
    }
    return space.size() == 0 ? Optional.empty() : space.edit(random.nextInt(space.size()));
  }

  private static Substituents.Group group(RandomGenerator random) {
    List<Substituents.Group> groups =
        random.nextDouble() < LARGE ? Substituents.LARGE : Substituents.ALL;
    return groups.get(random.nextInt(groups.size()));
  }

  private int site(IntToDoubleFunction growth, RandomGenerator random) {
    double sum = 0;
    for (int atom : sites) {
      sum += 1 + POINTED * growth.applyAsDouble(atom);
    }
    double u = sum * random.nextDouble();
    for (int atom : sites) {
      u -= 1 + POINTED * growth.applyAsDouble(atom);
      if (u < 0) {
        return atom;
      }
    }
    return sites.get(sites.size() - 1);
  }
}
