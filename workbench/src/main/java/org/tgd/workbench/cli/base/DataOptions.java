package org.tgd.workbench.cli.base;

import java.util.Optional;
import org.tgd.core.data.Batches;
import org.tgd.core.input.InputException;
import picocli.CommandLine.Option;

/** How a run goes through a data set. */
public final class DataOptions {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Judge each step on N of the items, the next on others (default: on all).")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      description =
          "How batches are drawn: epoch (all items in a shuffled order, then in another) or"
              + " replacement (each batch out of all) (default: epoch).")
  private Optional<String> sampler = Optional.empty();

  @Option(
      names = "--val-share",
      paramLabel = "S",
      description =
          "Share of the items that no step is judged on and by which the best is chosen (default:"
              + " 0, the items of the steps).")
  private Optional<Double> validation = Optional.empty();

  @Option(
      names = "--test-share",
      paramLabel = "S",
      description = "Share of the items on which start and best are judged at the end alone.")
  private Optional<Double> test = Optional.empty();

  @Option(
      names = "--validate-every",
      paramLabel = "N",
      description = "Validate after every N steps; --patience and --target-loss go by it.")
  private Optional<Integer> every = Optional.empty();

  @Option(
      names = "--accept-margin",
      paramLabel = "Z",
      description =
          "Accept a candidate that is better by Z standard errors of the items' differences"
              + " (default: 0).")
  private Optional<Double> margin = Optional.empty();

  /**
   * The batches, with every option checked.
   *
   * @throws org.tgd.core.input.InputException if one is not possible
   */
  public Batches batches() {
    return new Batches(
        size.map(DataOptions::positive).orElse(0),
        order(sampler.orElse("epoch")),
        validation.orElse(0.0),
        test.orElse(0.0),
        every.orElse(1),
        margin.orElse(0.0));
  }

  private static int positive(int given) {
    if (given < 1) {
      throw new InputException("--batch-size was " + given + "; must be 1 or more");
    }
    return given;
  }

  private static Batches.Order order(String name) {
    return switch (name) {
      case "epoch" -> Batches.Order.EPOCH;
      case "replacement" -> Batches.Order.REPLACEMENT;
      default ->
          throw new InputException("--sampler was '" + name + "'; must be epoch or replacement");
    };
  }
}
