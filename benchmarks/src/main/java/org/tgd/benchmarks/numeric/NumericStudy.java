package org.tgd.benchmarks.numeric;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tgd.benchmarks.baseline.BobyqaSearch;
import org.tgd.benchmarks.baseline.BoxFunction;
import org.tgd.benchmarks.baseline.BoxSearch;
import org.tgd.benchmarks.baseline.CmaesSearch;
import org.tgd.benchmarks.baseline.DescentSearch;
import org.tgd.benchmarks.baseline.EvolutionSearch;
import org.tgd.benchmarks.baseline.GaussianProcessSearch;
import org.tgd.benchmarks.baseline.HybridSearch;
import org.tgd.benchmarks.baseline.NelderMeadSearch;
import org.tgd.benchmarks.baseline.ParzenSearch;
import org.tgd.benchmarks.baseline.PowellSearch;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.benchmarks.baseline.SobolSearch;
import org.tgd.benchmarks.board.Course;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.StrategySpec;

/**
 * Searches on the 56 functions with the same boxes, starts and numbers of evaluations. All are told
 * the value of a point alone (I0), and every point that is tried counts, those of findings too.
 *
 * @param functions how many of the functions, in their order
 * @param seeds boxes and starts of each, with seeds from 1
 * @param budget evaluations of each run
 */
public record NumericStudy(int functions, int seeds, int budget) {
  /** How many functions there are. */
  public static final int ALL = NumericFunction.formulas().size();

  /** The strategy that is held against the others. */
  public static final String PORTFOLIO = "portfolio";

  /**
   * Checks the ranges.
   *
   * @throws InputException if there are no seeds or evaluations
   */
  public NumericStudy {
    if (seeds < 1 || budget < 1) {
      throw new InputException("--seeds and --evaluations must be 1 or more");
    }
    functions = Math.min(functions, ALL);
  }

  /** The strategies of the engine that are compared, the portfolio last. */
  public static List<String> strategies() {
    return List.of(
        "tgd",
        "parents",
        "beam",
        "best-of-n:n=4",
        "pareto",
        "islands",
        "pairwise",
        "opro",
        "ga",
        "de",
        PORTFOLIO);
  }

  private static List<BoxSearch> searches() {
    Stream<BoxSearch> ours =
        strategies().stream().map(name -> new DescentSearch(StrategySpec.parse(name)));
    Stream<BoxSearch> others =
        Stream.of(
            new RandomSearch(),
            new SobolSearch(),
            new EvolutionSearch(),
            new NelderMeadSearch(),
            new BobyqaSearch(),
            new PowellSearch(),
            new CmaesSearch(),
            new ParzenSearch(),
            new GaussianProcessSearch(),
            new HybridSearch(new DescentSearch(StrategySpec.TGD), new NelderMeadSearch()));
    return Stream.concat(ours, others).toList();
  }

  private record Job(NumericFunction function, long seed) {}

  /**
   * Runs all searches.
   *
   * @param parallel runs functions at once; the trials do not depend on it
   * @param progress told in a line of every function and seed that is finished
   */
  public NumericTrials run(Parallel parallel, Consumer<String> progress) {
    requireNonNull(progress, "progress");
    List<Job> jobs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (NumericFunction function : NumericFunction.all(seed).subList(0, functions)) {
        jobs.add(new Job(function, seed));
      }
    }
    List<List<NumericTrials.Trial>> trials = parallel.map(jobs, job -> trials(job, progress));
    return new NumericTrials(trials.stream().flatMap(List::stream).toList());
  }

  private List<NumericTrials.Trial> trials(Job job, Consumer<String> progress) {
    List<NumericTrials.Trial> trials = new ArrayList<>();
    for (BoxSearch search : searches()) {
      BoxFunction function = job.function().function(budget);
      search.search(function, job.function().start(), job.seed());
      trials.add(
          new NumericTrials.Trial(
              job.function().name(),
              job.function().dimension(),
              search.name(),
              job.seed(),
              function.trace().size(),
              function.bestValue() - job.function().least(),
              Course.ofTrace(
                  function.trace().stream()
                      .map(value -> value - job.function().least())
                      .toList())));
    }
    synchronized (progress) {
      progress.accept(String.format(Locale.ROOT, "%s, seed %d: done", job.function(), job.seed()));
    }
    return trials;
  }
}
