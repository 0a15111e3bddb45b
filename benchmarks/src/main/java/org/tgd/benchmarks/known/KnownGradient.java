package org.tgd.benchmarks.known;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

/**
 * The suite of problems where the right textual gradient is known: an oracle critic writes it as
 * prose, an oracle editor reads it, and the real engine stands between, so that prompts, parsing,
 * repair, batching, memory and acceptance are all held against theory.
 *
 * @param only the ids of the experiments to run, in any case; empty for all
 * @param seeds runs of what is random, 5 or more
 * @param quick whether the setting that takes longest is left out
 */
public record KnownGradient(List<String> only, int seeds, boolean quick) {
  /** How many runs the suite makes of what is random, unless told otherwise. */
  public static final int SEEDS = 200;

  private static final int FEWEST = 5;

  /**
   * Checks the settings.
   *
   * @throws InputException if an id is unknown or there are too few seeds
   */
  public KnownGradient {
    only = List.copyOf(only);
    if (seeds < FEWEST) {
      throw new InputException(
          "--seeds was " + seeds + "; must be " + FEWEST + " or more, for a standard error");
    }
    for (String id : only) {
      if (named(id).isEmpty()) {
        throw new InputException(
            "--only was '" + id + "'; must be among " + String.join(", ", ids()));
      }
    }
  }

  private static List<Experiment> all() {
    return List.of(
        new QuadraticDescent(),
        new NoisyDescent(),
        new SignWalk(),
        new BitString(),
        new StaleGradient(),
        new TextPrecision(),
        new HiddenText(),
        new Packing(),
        new Sorting(),
        new Contradiction(),
        new MalformedAnswers(),
        new GradientMemory(),
        new CriticVotes(),
        new Rosenbrock(),
        new Regression(Regression.Link.LINEAR),
        new Regression(Regression.Link.LOGISTIC));
  }

  private static Optional<Experiment> named(String id) {
    return all().stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
  }

  /** The ids of all experiments. */
  public static List<String> ids() {
    return all().stream().map(Experiment::id).toList();
  }

  /** What an experiment shows, in a few words. */
  public static String title(String id) {
    return named(id).map(Experiment::title).orElse("");
  }

  private record Part(Experiment experiment, Experiment.Cell cell) {}

  /**
   * Runs the experiments.
   *
   * @param parallel runs independent parts at once; the rows do not depend on it
   * @param progress told of every finished part, in the order in which they end
   * @return the rows in the order of the experiments
   */
  public List<Row> run(Parallel parallel, Consumer<List<Row>> progress) {
    requireNonNull(progress, "progress");
    Experiment.Effort effort = new Experiment.Effort(seeds, quick);
    List<Part> parts = new ArrayList<>();
    for (Experiment experiment : all()) {
      if (only.isEmpty() || only.stream().anyMatch(id -> id.equalsIgnoreCase(experiment.id()))) {
        experiment.cells(effort).forEach(cell -> parts.add(new Part(experiment, cell)));
      }
    }
    return parallel.map(parts, part -> done(part, progress)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> done(Part part, Consumer<List<Row>> progress) {
    List<Row> rows = part.cell().rows();
    synchronized (progress) {
      progress.accept(rows);
    }
    return rows;
  }
}
