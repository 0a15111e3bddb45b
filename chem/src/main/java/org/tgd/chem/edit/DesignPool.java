package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.Formula;

/**
 * Molecules that might be worth docking, grown in rounds from those that were docked: each child is
 * scored by what is cheap and by what {@link AffinityModel} expects, and the promising ones have
 * children in turn. So one step can lead from a fragment to a drug-size molecule.
 */
final class DesignPool {
  private static final int ROUNDS = 6;
  private static final int CHILDREN = 220;
  private static final int PARENTS = 40;
  private static final int MOST_ATOMS = 45;
  private static final double SEARCH_CURIOSITY = 0.6;
  private static final double MOST_PROMISED = 0.8;
  private static final double INHERITED = 0.7;
  private static final double SHARE_OF_INCUMBENT = 0.25;

  private final ToDoubleFunction<Molecule> cheap;
  private final AffinityModel model;
  private final Pointers pointers;
  private final RandomGenerator random;
  private final List<Candidate> parents = new ArrayList<>();
  private final List<Candidate> children = new ArrayList<>();
  private final Set<String> seen;
  private final Map<String, DesignMoves> moves = new HashMap<>();

  /**
   * A molecule and what is known of it without docking.
   *
   * @param molecule under its canonical SMILES
   * @param features what the model of affinities sees
   * @param fixed loss without the docked part, with what counts against it and less what the
   *     findings promise
   * @param promise what the findings promise of it
   */
  record Candidate(
      Molecule molecule, AffinityModel.Features features, double fixed, double promise) {
    /** The loss to hope for, kcal/mol: lower with more curiosity about what is uncertain. */
    double hope(AffinityModel model, double curiosity) {
      AffinityModel.Expectation expected = model.expect(features);
      return fixed + expected.mean() - curiosity * expected.deviation();
    }
  }

  private record Ranked(Candidate candidate, double hope) {}

  DesignPool(
      ToDoubleFunction<Molecule> cheap,
      AffinityModel model,
      Pointers pointers,
      Set<String> tried,
      RandomGenerator random) {
    this.cheap = cheap;
    this.model = model;
    this.pointers = pointers;
    this.seen = new HashSet<>(tried);
    this.random = random;
  }

  /**
   * Grows the pool.
   *
   * @param docked molecules to start from, the incumbent (to which the pointers belong) first
   * @return the children, most hopeful first
   */
  List<Candidate> grow(List<Molecule> docked) {
    docked.forEach(molecule -> parents.add(candidate(molecule, 0)));
    List<Ranked> ranked = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Candidate> from = selected(ranked);
      int before = children.size();
      for (int k = 0; k < CHILDREN; k++) {
        child(from);
      }
      for (Candidate each : children.subList(before, children.size())) {
        ranked.add(new Ranked(each, each.hope(model, SEARCH_CURIOSITY)));
      }
      ranked.sort(Comparator.comparingDouble(Ranked::hope));
    }
    return ranked.stream().map(Ranked::candidate).toList();
  }

  private List<Candidate> selected(List<Ranked> ranked) {
    List<Candidate> from =
        new ArrayList<>(ranked.stream().limit(PARENTS).map(Ranked::candidate).toList());
    int next = 1;
    for (Candidate parent : parents) {
      from.add(Math.min(next, from.size()), parent);
      next += 2;
    }
    return from;
  }

  private void child(List<Candidate> from) {
    boolean incumbent = random.nextDouble() < SHARE_OF_INCUMBENT;
    Candidate parent = incumbent ? parents.get(0) : early(from);
    DesignMoves around =
        moves.computeIfAbsent(
            parent.molecule().smiles(), key -> new DesignMoves(parent.molecule().graph()));
    boolean pointed = parent.molecule().smiles().equals(parents.get(0).molecule().smiles());
    Optional<MoleculeEdit> drawn =
        around.draw(pointed ? pointers::grow : atom -> 0, early(from).molecule().graph(), random);
    if (drawn.isEmpty() || Formula.heavyAtoms(drawn.get().graph()) > MOST_ATOMS) {
      return;
    }
    double promise = INHERITED * parent.promise() + (pointed ? pointers.promise(drawn.get()) : 0);
    Molecule molecule = drawn.get().molecule();
    if (seen.add(molecule.smiles())) {
      children.add(candidate(molecule, Math.min(MOST_PROMISED, promise)));
    }
  }

  /** One of the list, the first ones more often. */
  private Candidate early(List<Candidate> from) {
    double u = random.nextDouble();
    return from.get((int) (u * u * from.size()));
  }

  private Candidate candidate(Molecule molecule, double promise) {
    Graph graph = molecule.graph();
    DesignLimits limits = DesignLimits.of(graph);
    return new Candidate(
        molecule,
        AffinityModel.Features.of(graph, limits.properties()),
        cheap.applyAsDouble(molecule) + limits.penalty() - promise,
        promise);
  }
}
