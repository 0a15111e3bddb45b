package org.tgd.core.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Cost;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.engine.Pictures;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Account;
import org.tgd.core.journal.Journal;
import org.tgd.core.spi.Problem;

/**
 * One time that a run is taken or taken up.
 *
 * @param start the first candidate
 * @param journal the record
 * @param already what earlier sessions spent
 * @param elapsed how long they took
 * @param account of what is asked; none where nothing is
 * @param folder the run's directory, if it has one
 */
record Session(
    String start,
    Journal journal,
    Cost already,
    Duration elapsed,
    Optional<Account> account,
    Optional<Path> folder) {
  /** A session that goes on where earlier ones ended. */
  Session(RunDirectory directory, Journal journal, Cost already, Account account) {
    this(
        directory.manifest().start(),
        journal,
        already,
        account.before().elapsed(),
        Optional.of(account),
        Optional.of(directory.path()));
  }

  /** A session that reads a finished run. */
  Session(RunDirectory directory, Journal journal) {
    this(
        directory.manifest().start(),
        journal,
        Cost.NONE,
        Duration.ZERO,
        Optional.empty(),
        Optional.of(directory.path()));
  }

  /** A session that leaves nothing behind. */
  Session(String start, Journal journal) {
    this(start, journal, Cost.NONE, Duration.ZERO, Optional.empty(), Optional.empty());
  }

  /** By what candidates are judged: the problem's evaluator, or batches of its data set. */
  UnaryOperator<Optimization> judging(RunConfig config, Problem problem, Budget budget) {
    if (!config.search().batches().isPlain()) {
      ItemEvaluator items = new JournaledItems(problem.items().orElseThrow(), journal, budget);
      return RunData.of(config, problem).judging(items);
    }
    Evaluator evaluator =
        new JournaledEvaluator(
            new BudgetedEvaluator(problem.evaluator(), budget),
            journal,
            recalled -> budget.spend(Cost.evaluations(recalled.cost())));
    return method ->
        method.withObjective(
            (parameters, random) -> Loss.of(evaluator, parameters.get(OptimizationRun.PARAMETER)));
  }

  /** What a model is shown beside the texts, kept in the run's directory. */
  Pictures pictures(RunConfig config, Problem problem) {
    Pictures drawn =
        config.model().asking().images() ? problem.pictures().orElseThrow() : Pictures.NONE;
    return drawn == Pictures.NONE || folder.isEmpty()
        ? drawn
        : new JournaledPictures(drawn, journal, folder.get().resolve(JournaledPictures.FOLDER));
  }
}
