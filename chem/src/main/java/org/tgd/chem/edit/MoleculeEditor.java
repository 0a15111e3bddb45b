package org.tgd.chem.edit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Edits a molecule by rules, no model asked. Changes that an evaluator has tried and found better
 * come first, best first; then edits from a sampled pool, ranked by how far they move the
 * properties that the findings name towards what is wanted and by the atoms that are pointed at.
 * Values that were tried before are not proposed again. When the last attempts brought nothing
 * better, it goes on from another of the best molecules instead of the best one. Proposals are
 * valid, sensible molecules in one piece, written as canonical SMILES. Without state; the
 * randomness is the one handed in.
 *
 * @param allowed which molecules may be proposed
 */
public record MoleculeEditor(Predicate<Molecule> allowed) implements Editor {
  private static final int POOL = 240;
  private static final double JITTER = 0.01;

  /** So many attempts in a row that were not accepted are a stall. */
  private static final int STALLED = 5;

  private static final int OTHERS = 6;

  /** Checks that nothing is missing. */
  public MoleculeEditor {
    requireNonNull(allowed, "allowed");
  }

  /** An editor that may propose any molecule. */
  public MoleculeEditor() {
    this(molecule -> true);
  }

  private record Ranked(String smiles, double value) {}

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    Optional<Molecule> current = current(edit);
    if (current.isEmpty() || n < 1) {
      return List.of();
    }
    Set<String> tried = tried(edit, current.get());
    List<String> proposals = new ArrayList<>();
    for (Ranked change : triedByEvaluator(edit.findings())) {
      if (proposals.size() < n && tried.add(change.smiles())) {
        proposals.add(change.smiles());
      }
    }
    if (proposals.size() < n) {
      pool(edit, base(edit, current.get(), random), random)
          .sorted(Comparator.comparingDouble(Pooled::gain).reversed())
          .map(pooled -> pooled.edit().molecule())
          .filter(allowed)
          .map(Molecule::smiles)
          .filter(tried::add)
          .limit(n - proposals.size())
          .forEach(proposals::add);
    }
    return List.copyOf(proposals);
  }

  /** What is edited: the current molecule, in a stall one of the best others. */
  private static Molecule base(Edit edit, Molecule current, RandomGenerator random) {
    List<Attempt> attempts = edit.attempts();
    int fruitless = 0;
    for (Attempt attempt : attempts) {
      fruitless = attempt.accepted() ? 0 : fruitless + 1;
    }
    if (fruitless < STALLED) {
      return current;
    }
    List<Molecule> others =
        attempts.stream()
            .filter(each -> Double.isFinite(each.loss()))
            .sorted(Comparator.comparingDouble(Attempt::loss))
            .map(each -> Smiles.read(each.value()))
            .filter(Smiles.Accepted.class::isInstance)
            .map(reading -> ((Smiles.Accepted) reading).molecule())
            .filter(each -> !each.canonicalSmiles().equals(current.canonicalSmiles()))
            .limit(OTHERS)
            .toList();
    return others.isEmpty() ? current : others.get(random.nextInt(others.size()));
  }

  /** The value itself, or, if it is no molecule, the best molecule tried so far. */
  static Optional<Molecule> current(Edit edit) {
    Stream<String> fallbacks =
        edit.attempts().stream()
            .filter(attempt -> Double.isFinite(attempt.loss()))
            .sorted(Comparator.comparingDouble(Attempt::loss))
            .map(Attempt::value);
    return Stream.concat(Stream.of(edit.variable().value()), fallbacks)
        .map(Smiles::read)
        .filter(Smiles.Accepted.class::isInstance)
        .map(reading -> ((Smiles.Accepted) reading).molecule())
        .findFirst();
  }

  static Set<String> tried(Edit edit, Molecule current) {
    Set<String> tried = new HashSet<>();
    tried.add(current.canonicalSmiles());
    Stream.concat(edit.attempts().stream(), edit.rejected().stream())
        .map(attempt -> Smiles.read(attempt.value()))
        .filter(Smiles.Accepted.class::isInstance)
        .forEach(reading -> tried.add(((Smiles.Accepted) reading).molecule().canonicalSmiles()));
    return tried;
  }

  private static List<Ranked> triedByEvaluator(List<Finding> findings) {
    List<Ranked> changes = new ArrayList<>();
    for (Finding finding : findings) {
      for (Change change : finding.changes()) {
        OptionalDouble loss = change.predictedLoss();
        if (loss.isPresent()
            && finding.weight() > 0
            && Smiles.read(change.to()) instanceof Smiles.Accepted accepted
            && Smiles.read(change.from()) instanceof Smiles.Accepted) {
          changes.add(new Ranked(accepted.molecule().canonicalSmiles(), loss.getAsDouble()));
        }
      }
    }
    changes.sort(Comparator.comparingDouble(Ranked::value));
    return changes;
  }

  private record Pooled(MoleculeEdit edit, double gain) {}

  private static Stream<Pooled> pool(Edit edit, Molecule current, RandomGenerator random) {
    EditSpace space = EditSpace.of(current);
    Goals goals = new Goals(edit.findings(), current.graph().atoms());
    PropertyEstimate before = PropertyEstimate.of(current.graph());
    List<Pooled> pool = new ArrayList<>();
    int draws = Math.min(POOL, space.size());
    Set<Integer> drawn = new HashSet<>();
    for (int k = 0; k < draws; k++) {
      int index = random.nextInt(space.size());
      if (drawn.add(index)) {
        space
            .edit(index)
            .ifPresent(
                e -> pool.add(new Pooled(e, goals.gain(before, e) + JITTER * random.nextDouble())));
      }
    }
    return pool.stream();
  }
}
