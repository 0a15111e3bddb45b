package org.tgd.benchmarks.dockstring;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.benchmarks.study.DesignRun.Design;

/**
 * The best molecule of a method.
 *
 * @param task the task's name
 * @param method who found it
 * @param selection {@code all}, or {@code clean}: SA score at most 4 and no alert
 * @param dockings molecules of a run
 * @param found the lowest objective of each run
 * @param winner the molecule of the lowest of all, where winners were docked anew that of the
 *     lowest mean; empty if no molecule qualifies
 */
public record WinnerRow(
    String task,
    String method,
    String selection,
    int dockings,
    List<Double> found,
    Optional<Winner> winner) {
  /** The columns of the file. */
  public static final String HEADER =
      "target,method,selection,dockings,seeds,found_mean,found_best,redocked_best,redocked_mean,"
          + "vina_best,vina_mean,qed,sa,alerts,smiles";

  /**
   * A molecule with what was computed of it.
   *
   * @param design as found
   * @param quality druglikeness, accessibility, alerts
   * @param redocked objectives by fresh seeds; empty where it was not docked anew
   * @param vina the same by the Vina program
   */
  public record Winner(Design design, Quality quality, List<Double> redocked, List<Double> vina) {
    /** Copies the lists. */
    public Winner {
      redocked = List.copyOf(redocked);
      vina = List.copyOf(vina);
    }

    Winner redocked(List<Double> objectives) {
      return new Winner(design, quality, objectives, vina);
    }

    Winner byVina(List<Double> objectives) {
      return new Winner(design, quality, redocked, objectives);
    }
  }

  /** Copies the list. */
  public WinnerRow {
    found = List.copyOf(found);
  }

  WinnerRow withWinner(Winner judged) {
    return new WinnerRow(task, method, selection, dockings, found, Optional.of(judged));
  }

  /** The lowest objective, as found; NaN where no molecule qualifies. */
  public double best() {
    return low(found);
  }

  static double low(List<Double> values) {
    return values.stream().min(Comparator.naturalOrder()).orElse(Double.NaN);
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** A line of CSV; numbers that are not there are empty. */
  public String csv() {
    String head =
        String.join(
            ",",
            task,
            '"' + method + '"',
            selection,
            Integer.toString(dockings),
            Integer.toString(found.size()),
            number(mean(found)),
            number(best()));
    return head + winner.map(WinnerRow::cells).orElse(",,,,,,,,");
  }

  private static String cells(Winner winner) {
    return ","
        + String.join(
            ",",
            number(low(winner.redocked())),
            number(mean(winner.redocked())),
            number(low(winner.vina())),
            number(mean(winner.vina())),
            number(winner.quality().qed()),
            number(winner.quality().sa()),
            Integer.toString(winner.quality().alerts()),
            winner.design().smiles());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "";
  }
}
