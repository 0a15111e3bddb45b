package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.Docking;

/**
 * What a design study depends on.
 *
 * @param receptors where to dock
 * @param starts where each run starts
 * @param steps steps of a run, 1 or more
 * @param proposals molecules docked in a step, 1 or more
 * @param seeds runs of a method, with seeds 1 to this number
 * @param exhaustiveness of a docking during the search
 * @param finalExhaustiveness of the dockings that the comparison rests on
 * @param docking engine and cache
 * @param folder where finished runs are kept, so that the study can be taken up again
 */
public record DesignSettings(
    List<Receptor> receptors,
    List<Starts> starts,
    int steps,
    int proposals,
    int seeds,
    int exhaustiveness,
    int finalExhaustiveness,
    Docking docking,
    Path folder) {
  /** Seeds of the final dockings; no run searches with them. */
  private static final List<Long> FRESH = LongStream.of(901, 902, 903).boxed().toList();

  private static final int LARGEST_SEED = 900;

  /**
   * Molecules that a run starts from.
   *
   * @param name what they are called
   * @param smiles one or more
   */
  public record Starts(String name, List<String> smiles) {
    /** Copies the list. */
    public Starts {
      requireNonNull(name, "name");
      smiles = List.copyOf(smiles);
    }
  }

  /** Copies the lists and checks the ranges. */
  public DesignSettings {
    receptors = List.copyOf(receptors);
    starts = List.copyOf(starts);
    if (steps < 1 || proposals < 1 || seeds < 1 || seeds > LARGEST_SEED) {
      throw new IllegalArgumentException(
          "steps, proposals and seeds were "
              + List.of(steps, proposals, seeds)
              + "; must be 1 or more, seeds at most "
              + LARGEST_SEED);
    }
    requireNonNull(docking, "docking");
    requireNonNull(folder, "folder");
  }

  /** Molecules docked in a run, the start among them: the same for every method. */
  public int docks() {
    return 1 + steps * proposals;
  }

  /** How a run of a seed docks: every method with the same seed, so that equal molecules tie. */
  SearchSettings search(long seed) {
    return new SearchSettings(exhaustiveness, 1, seed);
  }

  /** The settings of the final dockings. */
  List<SearchSettings> fresh() {
    return FRESH.stream().map(seed -> new SearchSettings(finalExhaustiveness, 1, seed)).toList();
  }

  /** What a finished run must agree in to be taken over. */
  String signature() {
    return "steps %d, proposals %d, exhaustiveness %d, %s"
        .formatted(steps, proposals, exhaustiveness, docking.engine());
  }
}
