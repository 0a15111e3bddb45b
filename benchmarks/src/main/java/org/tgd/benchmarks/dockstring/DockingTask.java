package org.tgd.benchmarks.dockstring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.receptor.ReceptorLibrary;

/**
 * What is minimised: a docked part in kcal/mol + 10 (1 − QED), the tasks of DOCKSTRING
 * (García-Ortegón et al., J. Chem. Inf. Model. 2022, 62, 3486, section 2.4) and the single-receptor
 * ones of Feedback Descent (arXiv 2511.07919).
 *
 * @param name the task's name
 * @param receptors where each molecule is docked
 * @param part what becomes of the affinities
 */
public record DockingTask(String name, List<Receptor> receptors, Part part) {
  /** The tasks that dock a molecule more than once. */
  public static final List<String> SEVERAL = List.of("PPAR-all", "JAK2-not-LCK");

  /** The docked part of the objective, of affinities in kcal/mol. */
  enum Part {
    /** The affinity at the only receptor. */
    SINGLE,

    /** The weakest of all. */
    WEAKEST,

    /** The first, less what the second exceeds −8.1 by. */
    SELECTIVE;

    private static final double MEDIAN_OF_LCK = -8.1;

    double of(List<Double> affinities) {
      double first = affinities.get(0);
      return switch (this) {
        case SINGLE -> first;
        case WEAKEST -> affinities.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        case SELECTIVE -> first - Math.min(affinities.get(1) - MEDIAN_OF_LCK, 0);
      };
    }

    /** The receptor whose pose is criticised. */
    int critical(List<Double> affinities) {
      double value = of(affinities);
      return this == WEAKEST ? affinities.indexOf(value) : 0;
    }
  }

  /** Copies the list. */
  public DockingTask {
    requireNonNull(name, "name");
    receptors = List.copyOf(receptors);
    requireNonNull(part, "part");
  }

  /**
   * A task by its name: a receptor, {@code PPAR-all} or {@code JAK2-not-LCK}.
   *
   * @throws org.tgd.core.input.InputException if there is no such receptor
   */
  public static DockingTask of(String name, ReceptorLibrary library) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "ppar-all" ->
          task("PPAR-all", Part.WEAKEST, List.of("PPARA", "PPARD", "PPARG"), library);
      case "jak2-not-lck" -> task("JAK2-not-LCK", Part.SELECTIVE, List.of("JAK2", "LCK"), library);
      default -> {
        Receptor receptor = library.find(name);
        yield new DockingTask(receptor.name(), List.of(receptor), Part.SINGLE);
      }
    };
  }

  private static DockingTask task(
      String name, Part part, List<String> receptors, ReceptorLibrary library) {
    return new DockingTask(name, receptors.stream().map(library::find).toList(), part);
  }
}
