package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tgd.benchmarks.study.DesignRun.Design;

/**
 * What one method reached from one start at one receptor, over all seeds.
 *
 * @param receptor the receptor's name
 * @param start the name of the starts; {@link #CLINICAL} for a drug
 * @param method the method's name, or the drug's
 * @param searched the lowest {@code dockstring} score of each run, as found in the search
 * @param redocked the best molecule of all runs, docked with each of the fresh seeds
 */
public record DesignRow(
    String receptor, String start, String method, List<Double> searched, List<Design> redocked) {
  /** The start of the rows of clinical drugs. */
  public static final String CLINICAL = "clinical drug";

  /** Copies the lists. */
  public DesignRow {
    requireNonNull(receptor, "receptor");
    requireNonNull(start, "start");
    requireNonNull(method, "method");
    searched = List.copyOf(searched);
    redocked = List.copyOf(redocked);
  }

  /** The best of the final dockings. */
  public Optional<Design> best() {
    return redocked.stream().min(Comparator.comparingDouble(Design::affinity));
  }

  /** The mean affinity of the final dockings, kcal/mol. */
  public double meanAffinity() {
    return redocked.stream().mapToDouble(Design::affinity).average().orElse(Double.NaN);
  }

  /** The mean over the runs of the lowest score found. */
  public double meanSearched() {
    return searched.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
