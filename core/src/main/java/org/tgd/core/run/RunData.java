package org.tgd.core.run;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tgd.core.Acceptance;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Validation;
import org.tgd.core.data.Batches;
import org.tgd.core.data.DataObjective;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.data.Sampler;
import org.tgd.core.data.Splits;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Problem;

/**
 * How a run goes through the data set of its problem.
 *
 * @param batches what was asked for
 * @param splits the parts of the data set
 * @param seed the source of all randomness
 */
record RunData(Batches batches, Splits splits, long seed) {
  static RunData of(RunConfig config, Problem problem) {
    Batches batches = config.search().batches();
    ItemEvaluator items =
        problem
            .items()
            .orElseThrow(
                () ->
                    new InputException(
                        "the domain "
                            + config.domain()
                            + " was given no data set to go through in batches; name one, for"
                            + " example with --evaluator CMD --items FILE"));
    Splits splits = Splits.of(items.data(), batches, config.seed());
    return new RunData(batches, splits, config.seed());
  }

  /**
   * Checks that the data set can be gone through as asked for.
   *
   * @throws InputException if there is none, or it has too few items
   */
  static void require(RunConfig config, Problem problem) {
    if (!config.search().batches().isPlain()) {
      of(config, problem);
    }
  }

  /** The same optimization over batches, with paired acceptance and validation. */
  UnaryOperator<Optimization> judging(ItemEvaluator items) {
    Objective objective =
        new DataObjective(
            items, OptimizationRun.PARAMETER, new Sampler(splits.train(), batches, seed));
    Validation validation =
        new Validation(
            on(splits.validation(), items),
            batches.every(),
            Optional.of(splits.test()).filter(ids -> !ids.isEmpty()).map(ids -> on(ids, items)));
    return method ->
        method
            .withObjective(objective)
            .withAcceptance(Acceptance.paired(batches.margin()))
            .withValidation(validation);
  }

  private static Objective on(List<String> ids, ItemEvaluator items) {
    return DataObjective.on(ids, items, OptimizationRun.PARAMETER);
  }
}
