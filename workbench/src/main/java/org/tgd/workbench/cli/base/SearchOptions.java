package org.tgd.workbench.cli.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.core.Focus;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.run.Search;
import picocli.CommandLine.Option;

/** How a run searches and what ends it early: mixed into all optimizing commands. */
public final class SearchOptions {
  @Option(
      names = "--strategy",
      paramLabel = "NAME[:KEY=VALUE,...]",
      completionCandidates = Names.Strategies.class,
      defaultValue = "tgd",
      description =
          "How it searches: tgd, parents (keys parents, proposals), beam (width, proposals,"
              + " bandit=halving|ucb|none), best-of-n (n), pareto (merge=yes|no), islands (islands,"
              + " migration, novelty), pairwise (window), opro (window), ga (size), de (size, weight,"
              + " crossover), majority (n), portfolio (of=tgd+parents+beam, patience,"
              + " restart=anew|best|start); pareto, islands, ga and de follow the feedback as long as it"
              + " leads on, unless follow=no (default: ${DEFAULT-VALUE}).")
  private String strategy;

  @Option(
      names = "--focus",
      paramLabel = "OBJECTIVES",
      defaultValue = "all",
      description =
          "Which of several objectives a step works on: all, what counts more first; worst, the one"
              + " that costs most in the loss; turns, one after the other. Feedback on each stays"
              + " apart, and all are judged by the whole loss (default: ${DEFAULT-VALUE}).")
  private Focus focus;

  @Option(
      names = "--target-loss",
      paramLabel = "X",
      description = "End once the best loss is not above X.")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "End after N steps in a row without a better best; 0 for never (default:"
              + " ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--stop-file",
      paramLabel = "FILE",
      description = "End after the step in which this file appears; remove it before resuming.")
  private Optional<Path> stopFile = Optional.empty();

  /**
   * The search, with every option checked.
   *
   * @throws org.tgd.core.input.InputException if one is not possible
   */
  Search search() {
    return new Search(
            StrategySpec.parse(strategy),
            target.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
            patience,
            stopFile.map(file -> file.toAbsolutePath().toString()))
        .withFocus(focus);
  }
}
