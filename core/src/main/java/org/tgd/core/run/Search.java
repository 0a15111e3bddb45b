package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.core.Focus;
import org.tgd.core.StopRules;
import org.tgd.core.data.Batches;
import org.tgd.core.input.InputException;
import org.tgd.core.optim.StrategySpec;

/**
 * How a run searches, and what ends it before its steps are taken.
 *
 * @param strategy the strategy with its settings
 * @param target the loss at which the run ends, if any
 * @param patience after how many steps without anything better it ends; 0 for never
 * @param stopFile the file whose appearance ends it, if any
 * @param batches how it goes through a data set
 * @param focus which of several objectives a step works on
 */
public record Search(
    StrategySpec strategy,
    OptionalDouble target,
    int patience,
    Optional<String> stopFile,
    Batches batches,
    Focus focus) {
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
    requireNonNull(batches, "batches");
    requireNonNull(focus, "focus");
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new InputException(
          "--target-loss was " + target.getAsDouble() + "; must be a finite number");
    }
    if (patience < 0) {
      throw new InputException("--patience was " + patience + "; must be 0 or more");
    }
  }

  /** A search that judges every candidate on everything. */
  public Search(
      StrategySpec strategy, OptionalDouble target, int patience, Optional<String> stopFile) {
    this(strategy, target, patience, stopFile, Batches.ALL);
  }

  /** A search whose steps work on all objectives. */
  public Search(
      StrategySpec strategy,
      OptionalDouble target,
      int patience,
      Optional<String> stopFile,
      Batches batches) {
    this(strategy, target, patience, stopFile, batches, Focus.ALL);
  }

  /** The same with another strategy. */
  public Search withStrategy(StrategySpec next) {
    return new Search(next, target, patience, stopFile, batches, focus);
  }

  /** The same with other batches. */
  public Search withBatches(Batches next) {
    return new Search(strategy, target, patience, stopFile, next, focus);
  }

  /** The same that works on other objectives. */
  public Search withFocus(Focus next) {
    return new Search(strategy, target, patience, stopFile, batches, next);
  }

  /** The rules that end a run early. */
  StopRules rules() {
    return new StopRules(
        target, patience, () -> stopFile.map(Path::of).filter(Files::exists).isPresent());
  }
}
