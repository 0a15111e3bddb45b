package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.core.StopRules;
import org.tgd.core.input.InputException;
import org.tgd.core.optim.StrategySpec;

/**
 * How a run searches, and what ends it before its steps are taken.
 *
 * @param strategy the strategy with its settings
 * @param target the loss at which the run ends, if any
 * @param patience after how many steps without anything better it ends; 0 for never
 * @param stopFile the file whose appearance ends it, if any
 */
public record Search(
    StrategySpec strategy, OptionalDouble target, int patience, Optional<String> stopFile) {
  /** Textual gradient descent until all steps are taken. */
  public static final Search DEFAULT =
      new Search(StrategySpec.TGD, OptionalDouble.empty(), 0, Optional.empty());

  /**
   * Checks the ranges.
   *
   * @throws InputException if a rule cannot be kept
   */
  public Search {
    requireNonNull(strategy, "strategy");
    requireNonNull(target, "target");
    requireNonNull(stopFile, "stopFile");
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new InputException(
          "--target-loss was " + target.getAsDouble() + "; must be a finite number");
    }
    if (patience < 0) {
      throw new InputException("--patience was " + patience + "; must be 0 or more");
    }
  }

  /** The same with another strategy. */
  public Search withStrategy(StrategySpec next) {
    return new Search(next, target, patience, stopFile);
  }

  /** The rules that end a run early. */
  StopRules rules() {
    return new StopRules(
        target, patience, () -> stopFile.map(Path::of).filter(Files::exists).isPresent());
  }
}
