package org.tgd.benchmarks.dockstring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.Docking;

/**
 * What a study depends on.
 *
 * @param methods the methods
 * @param stages after how many molecules of a run there is a figure, ascending; the last is the
 *     budget
 * @param seeds runs of each method, with seeds from 1
 * @param exhaustiveness of a docking in the search
 * @param redocking how the winners are docked anew
 * @param folder keeps the runs
 */
public record DockstringSettings(
    List<DockingMethod> methods,
    List<Integer> stages,
    int seeds,
    int exhaustiveness,
    Redocking redocking,
    Path folder) {
  private static final List<Long> FRESH = LongStream.of(901, 902, 903).boxed().toList();

  /**
   * How winners are docked anew, with three seeds that no run searches with.
   *
   * @param winners how many of the best of each method
   * @param exhaustiveness of these dockings; 0 for none
   * @param docking of the search, and of these
   * @param vina docks by the Vina program, where there is one
   */
  public record Redocking(
      int winners, int exhaustiveness, Docking docking, Optional<Docking> vina) {
    /** Checks for null. */
    public Redocking {
      requireNonNull(docking, "docking");
      requireNonNull(vina, "vina");
      if (winners < 1) {
        throw new IllegalArgumentException("winners was " + winners + "; must be 1 or more");
      }
    }

    List<SearchSettings> settings() {
      return exhaustiveness == 0
          ? List.of()
          : FRESH.stream().map(seed -> new SearchSettings(exhaustiveness, 1, seed)).toList();
    }
  }

  /** Copies the lists and checks the ranges. */
  public DockstringSettings {
    methods = List.copyOf(methods);
    stages = List.copyOf(stages);
    requireNonNull(redocking, "redocking");
    requireNonNull(folder, "folder");
    if (methods.isEmpty() || stages.isEmpty() || stages.get(0) < 1) {
      throw new IllegalArgumentException("methods and stages must not be empty, stages 1 or more");
    }
    for (int k = 1; k < stages.size(); k++) {
      if (stages.get(k) <= stages.get(k - 1)) {
        throw new IllegalArgumentException("stages were " + stages + "; must ascend");
      }
    }
    if (seeds < 1 || seeds > FRESH.get(0) - 1) {
      throw new IllegalArgumentException(
          "seeds was " + seeds + "; must be from 1 to " + (FRESH.get(0) - 1));
    }
  }

  /** Molecules of a run. */
  public int budget() {
    return stages.get(stages.size() - 1);
  }

  int winners() {
    return redocking.winners();
  }

  SearchSettings search(long seed) {
    return new SearchSettings(exhaustiveness, 1, seed);
  }
}
