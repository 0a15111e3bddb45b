package org.tgd.chem.edit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;

/**
 * Edits a molecule whose judgement is dear (docking), no model asked. From the incumbent and the
 * best molecules docked so far it grows a pool of a thousand or so: groups and whole ring systems
 * attached where the findings say that the pocket is free, branches exchanged, atoms that cost
 * taken away, molecules merged. The pool is ranked by the part of the objective that can be
 * computed (QED), by synthetic accessibility and structural alerts, by what the findings promise
 * and by the affinity to expect after those docked in this run; only the best few are proposed.
 * Stateless and deterministic: the estimate is fitted anew from the attempts that it is shown.
 *
 * @param cheap the part of a molecule's loss that needs no docking
 * @param dockedWeight what the loss adds for one kcal/mol of affinity, greater than 0
 * @param allowed which molecules may be proposed
 */
public record DesignEditor(
    ToDoubleFunction<Molecule> cheap, double dockedWeight, Predicate<Molecule> allowed)
    implements Editor {
  private static final int MOST_PARENTS = 12;
  private static final int OF_ONE_FAMILY = 3;
  private static final int CONSIDERED = 400;

  /** Nearer than this to another that is docked in the same step, a molecule is not docked. */
  private static final double NEAR = 0.8;

  /** The last of a full step is unlike all that was docked. */
  private static final int FULL_STEP = 4;

  private static final double UNLIKE = 0.45;

  /** How much each proposal of a step counts on what is uncertain, in standard deviations. */
  private static final double[] CURIOSITY = {0.1, 0.9, 0.4, 1.4};

  /** Checks the ranges. */
  public DesignEditor {
    requireNonNull(cheap, "cheap");
    requireNonNull(allowed, "allowed");
    if (!(dockedWeight > 0)) {
      throw new IllegalArgumentException(
          "dockedWeight was " + dockedWeight + "; must be greater than 0");
    }
  }

  /** An editor that may propose any molecule. */
  public DesignEditor(ToDoubleFunction<Molecule> cheap, double dockedWeight) {
    this(cheap, dockedWeight, molecule -> true);
  }

  private record Tried(Molecule molecule, double loss) {}

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    Optional<Molecule> current = MoleculeEditor.current(edit);
    if (current.isEmpty() || n < 1) {
      return List.of();
    }
    List<Tried> docked = docked(edit);
    List<AffinityModel.Observation> known = new ArrayList<>();
    docked.forEach(each -> known.add(observation(each)));
    DesignPool pool =
        new DesignPool(
            molecule -> cheap.applyAsDouble(molecule) / dockedWeight,
            new AffinityModel(known),
            DesignPool.Advice.of(edit.findings(), current.get().graph()),
            new DesignPool.Bounds(MoleculeEditor.tried(edit, current.get()), allowed),
            random);
    List<DesignPool.Candidate> grown = new ArrayList<>(pool.grow(parents(current.get(), docked)));
    return chosen(grown, known, new Wanted(n, pains(current.get())));
  }

  /** The molecules that were judged, best first, each once. */
  private static List<Tried> docked(Edit edit) {
    Map<String, Tried> all = new LinkedHashMap<>();
    Stream.concat(edit.attempts().stream(), edit.rejected().stream())
        .filter(attempt -> Double.isFinite(attempt.loss()))
        .sorted(Comparator.comparingDouble(Attempt::loss))
        .forEach(
            attempt -> {
              if (Smiles.read(attempt.value()) instanceof Smiles.Accepted accepted) {
                Molecule molecule = accepted.molecule();
                all.putIfAbsent(molecule.canonicalSmiles(), new Tried(molecule, attempt.loss()));
              }
            });
    return List.copyOf(all.values());
  }

  private AffinityModel.Observation observation(Tried tried) {
    AffinityModel.Features features =
        AffinityModel.Features.of(
            tried.molecule().graph(), QedProperties.of(tried.molecule().graph()));
    double affinity = (tried.loss() - cheap.applyAsDouble(tried.molecule())) / dockedWeight;
    return new AffinityModel.Observation(features, affinity);
  }

  private static List<Molecule> parents(Molecule current, List<Tried> docked) {
    List<Molecule> all = new ArrayList<>(List.of(current));
    docked.stream()
        .map(Tried::molecule)
        .filter(molecule -> !molecule.canonicalSmiles().equals(current.canonicalSmiles()))
        .forEach(all::add);
    return Families.spread(
        all, molecule -> MorganFingerprint.folded(molecule.graph()), MOST_PARENTS, OF_ONE_FAMILY);
  }

  private static int pains(Molecule molecule) {
    return StructuralAlerts.pains().count(molecule.graph());
  }

  /**
   * What is chosen.
   *
   * @param n how many
   * @param pains how many PAINS patterns a molecule may have: those of the incumbent
   */
  private record Wanted(int n, int pains) {}

  /** One after the other; each choice is taken into the model as if it had come out as expected. */
  private static List<String> chosen(
      List<DesignPool.Candidate> pool, List<AffinityModel.Observation> known, Wanted wanted) {
    List<DesignPool.Candidate> left =
        new ArrayList<>(pool.subList(0, Math.min(pool.size(), CONSIDERED)));
    List<AffinityModel.Observation> believed = new ArrayList<>(known);
    List<String> proposals = new ArrayList<>();
    List<BitSet> now = new ArrayList<>();
    while (proposals.size() < wanted.n() && !left.isEmpty()) {
      double curiosity = CURIOSITY[proposals.size() % CURIOSITY.length];
      boolean scout = proposals.size() % FULL_STEP == FULL_STEP - 1;
      DesignPool.Candidate best =
          mostHopeful(
              scout ? unlike(pool, believed) : left, new AffinityModel(believed), curiosity);
      left.remove(best);
      pool.remove(best);
      if ((Families.nearest(best.features().bits(), now) > NEAR && left.size() > wanted.n())
          || pains(best.molecule()) > wanted.pains()) {
        continue; // so many patterns that only the chosen are asked
      }
      proposals.add(best.molecule().smiles());
      now.add(best.features().bits());
      believed.add(
          new AffinityModel.Observation(
              best.features(), new AffinityModel(believed).expect(best.features()).mean()));
    }
    return List.copyOf(proposals);
  }

  private static DesignPool.Candidate mostHopeful(
      List<DesignPool.Candidate> candidates, AffinityModel model, double curiosity) {
    return candidates.stream()
        .min(Comparator.comparingDouble(each -> each.hope(model, curiosity)))
        .orElseThrow();
  }

  /** Those unlike all that was docked; if there is none, all. */
  private static List<DesignPool.Candidate> unlike(
      List<DesignPool.Candidate> pool, List<AffinityModel.Observation> docked) {
    List<BitSet> bits = docked.stream().map(each -> each.molecule().bits()).toList();
    List<DesignPool.Candidate> unlike =
        pool.stream()
            .filter(each -> Families.nearest(each.features().bits(), bits) < UNLIKE)
            .limit(CONSIDERED)
            .toList();
    return unlike.isEmpty() ? pool : unlike;
  }
}
