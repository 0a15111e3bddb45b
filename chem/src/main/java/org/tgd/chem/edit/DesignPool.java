package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.Formula;
import org.tgd.core.eval.Finding;

/**
 * Molecules that might be worth docking, grown in rounds from those that were docked: each child is
 * scored by what is cheap and by what {@link AffinityModel} expects, and the promising ones have
 * children in turn. So one step can lead from a fragment to a drug-size molecule.
 */
final class DesignPool {
  private static final int ROUNDS = 6;
  private static final int CHILDREN = 220;

  /** Draws of a round when most children are not allowed. */
  private static final int MOST_DRAWN = 8 * CHILDREN;

  private static final int PARENTS = 40;
  private static final int MOST_ATOMS = 45;

  /** By how many heavy atoms a step changes the incumbent at most, or by a third of them. */
  private static final int CHANGE = 14;

  private static final double SEARCH_CURIOSITY = 0.6;
  private static final double MOST_PROMISED = 0.8;
  private static final double INHERITED = 0.7;
  private static final double SHARE_OF_INCUMBENT = 0.25;

  private final ToDoubleFunction<Molecule> cheap;
  private final AffinityModel model;
  private final Advice advice;
  private final RandomGenerator random;
  private final List<Candidate> parents = new ArrayList<>();
  private final List<Candidate> children = new ArrayList<>();
  private final Set<String> seen;
  private final Predicate<Molecule> allowed;
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

  /**
   * What the findings on the incumbent say.
   *
   * @param pointers where to grow and what to change
   * @param kept what to keep
   * @param heavy the incumbent's heavy atoms
   */
  record Advice(Pointers pointers, Kept kept, int heavy) {
    static Advice of(List<Finding> findings, Graph incumbent) {
      return new Advice(
          new Pointers(findings, incumbent.atoms()),
          new Kept(findings, incumbent),
          Formula.heavyAtoms(incumbent));
    }

    /** Whether a step from the incumbent may lead to a molecule of that size. */
    boolean allows(int heavyAtoms) {
      int change = Math.max(CHANGE, heavy / 3);
      return heavyAtoms <= Math.min(Math.max(MOST_ATOMS, heavy), heavy + change)
          && heavyAtoms >= heavy - change;
    }
  }

  /**
   * What is not drawn.
   *
   * @param tried canonical SMILES of what was judged
   * @param allowed which molecules may be proposed
   */
  record Bounds(Set<String> tried, Predicate<Molecule> allowed) {}

  private record Ranked(Candidate candidate, double hope) {}

  DesignPool(
      ToDoubleFunction<Molecule> cheap,
      AffinityModel model,
      Advice advice,
      Bounds bounds,
      RandomGenerator random) {
    this.cheap = cheap;
    this.model = model;
    this.advice = advice;
    this.seen = new HashSet<>(bounds.tried());
    this.allowed = bounds.allowed();
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
      int drawn = 0;
      for (int k = 0; k < CHILDREN && drawn < MOST_DRAWN; drawn++) {
        k += child(from) ? 1 : 0;
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

  /** Draws a child; false if it is one that is not allowed. */
  private boolean child(List<Candidate> from) {
    boolean incumbent = random.nextDouble() < SHARE_OF_INCUMBENT;
    Candidate parent = incumbent ? parents.get(0) : early(from);
    DesignMoves around =
        moves.computeIfAbsent(
            parent.molecule().smiles(), key -> new DesignMoves(parent.molecule().graph()));
    boolean pointed = parent.molecule().smiles().equals(parents.get(0).molecule().smiles());
    Optional<MoleculeEdit> drawn =
        around.draw(
            pointed ? advice.pointers()::grow : atom -> 0, early(from).molecule().graph(), random);
    if (drawn.isEmpty() || !advice.allows(Formula.heavyAtoms(drawn.get().graph()))) {
      return true;
    }
    double promise =
        INHERITED * parent.promise() + (pointed ? advice.pointers().promise(drawn.get()) : 0);
    Molecule molecule = drawn.get().molecule();
    if (!allowed.test(molecule)) {
      return false;
    }
    if (seen.add(molecule.smiles())) {
      children.add(candidate(molecule, Math.min(MOST_PROMISED, promise)));
    }
    return true;
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
        cheap.applyAsDouble(molecule) + limits.penalty() + advice.kept().charge(graph) - promise,
        promise);
  }
}
