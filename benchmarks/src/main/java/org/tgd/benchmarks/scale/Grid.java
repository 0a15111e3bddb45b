package org.tgd.benchmarks.scale;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.input.InputException;

/**
 * The runs of a study.
 *
 * @param name what the study is called
 * @param version of the program
 * @param cells the runs, in the order of the tables; at least one
 * @param budget what all runs together may ask of models
 * @param perMinute requests to models a minute, all runs together; empty for any number
 */
public record Grid(
    String name,
    String version,
    List<GridCell> cells,
    BudgetLimits budget,
    OptionalDouble perMinute) {
  /**
   * Copies the runs.
   *
   * @throws InputException if there are none, or two are the same
   */
  public Grid {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(budget, "budget");
    requireNonNull(perMinute, "perMinute");
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new InputException("the study has no runs");
    }
    Map<String, GridCell> seen = new HashMap<>();
    for (GridCell cell : cells) {
      GridCell other = seen.put(cell.key(), cell);
      if (other != null) {
        throw new InputException(
            "two runs of the study are the same: %s; and %s"
                .formatted(other.words(), cell.words()));
      }
    }
  }

  /** Whether requests to models have to be counted for all runs together. */
  boolean isLimited() {
    return !budget.equals(BudgetLimits.NONE) || perMinute.isPresent();
  }
}
