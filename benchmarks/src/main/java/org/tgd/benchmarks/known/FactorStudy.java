package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.VarianceComponents;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Step;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.Prompts;
import org.tgd.core.optim.TextualGradientDescent.Options;

/**
 * What else decides how far feedback leads: how many critics vote, how many steps are remembered,
 * how many items a batch holds, and in which words the prompts ask. Vectors walk towards a minimum
 * through the engine; the critic is the oracle at a set rate of wrong signs, or a model; an oracle
 * editor goes one unit the way that most of what it is shown says. A batch draws items whose minima
 * scatter about the true one.
 *
 * @param instances start points, 2 or more
 * @param seeds runs of each, 2 or more
 * @param steps of each run, 1 or more
 * @param spread by how much the oracle's rate of error differs from wording to wording, from the
 *     least to the most, 0 or more
 */
public record FactorStudy(int instances, int seeds, int steps, double spread) {
  private static final int DIMENSION = 3;
  private static final int FAR = 12;
  private static final double SCATTER = 12;
  private static final int RESAMPLES = 2000;
  private static final List<Integer> LEVELS = List.of(1, 3, 5);

  /**
   * Checks the ranges.
   *
   * @throws InputException if a number is too small
   */
  public FactorStudy {
    if (instances < 2 || seeds < 2 || steps < 1 || spread < 0) {
      throw new InputException(
          "--instances and --seeds must be 2 or more, --steps 1 or more, --spread 0 or more");
    }
  }

  /**
   * A run.
   *
   * @param factor critics, memory, batch or wording
   * @param level the factor's level
   * @param critic who criticised
   * @param instance the start point, from 1
   * @param seed the seed
   * @param score the share of the squared distance that was covered, from -1 to 1
   */
  public record Walk(
      String factor, int level, String critic, int instance, long seed, double score) {}

  /**
   * A line of the table.
   *
   * @param factor the factor
   * @param level its level
   * @param critic who criticised
   * @param score the mean over instances
   * @param bounds its 95 % bootstrap interval over instances
   * @param ahead by how much it is ahead of the factor's first level; 0 for that
   * @param aheadBounds the interval of that
   */
  public record Line(
      String factor,
      int level,
      String critic,
      double score,
      Bounds bounds,
      double ahead,
      Bounds aheadBounds) {}

  private record Cell(int critics, int memory, int batch, Prompts prompts, double error) {}

  /** The runs with the oracle at a rate of error; every run counts its steps alone. */
  public List<Walk> oracle(double error) {
    String name = String.format(Locale.ROOT, "oracle, %.2f wrong", error);
    return walks(name, error, Optional.empty());
  }

  /** The runs with a model; each seed is another sample of its answers. */
  public List<Walk> model(Engine model) {
    return walks(model.name(), 0, Optional.of(model));
  }

  private List<Walk> walks(String critic, double error, Optional<Engine> model) {
    List<Walk> walks = new ArrayList<>();
    for (int level : LEVELS) {
      Cell cell = new Cell(level, 0, 0, Prompts.OURS, error);
      walks.addAll(runs("critics", level, critic, cell, model));
    }
    for (int level : LEVELS) {
      Cell cell = new Cell(1, level - 1, 0, Prompts.OURS, error);
      walks.addAll(runs("memory", level, critic, cell, model));
    }
    for (int level : LEVELS) {
      Cell cell = new Cell(1, 0, level, Prompts.OURS, error);
      walks.addAll(runs("batch", level, critic, cell, model));
    }
    List<Prompts> wordings = Wordings.all();
    for (int i = 0; i < wordings.size(); i++) {
      double shift = spread * (i / (wordings.size() - 1.0) - 0.5);
      double rate = Math.max(0, Math.min(0.5, error + shift));
      walks.addAll(runs("wording", i + 1, critic, new Cell(1, 0, 0, wordings.get(i), rate), model));
    }
    return walks;
  }

  private List<Walk> runs(
      String factor, int level, String critic, Cell cell, Optional<Engine> model) {
    List<Walk> walks = new ArrayList<>();
    for (int instance = 1; instance <= instances; instance++) {
      for (long seed = 1; seed <= seeds; seed++) {
        double[] start = start(instance);
        double score = score(start, run(cell, start, 1000L * instance + seed, model));
        walks.add(new Walk(factor, level, critic, instance, seed, score));
      }
    }
    return walks;
  }

  private static double[] start(int instance) {
    SplittableRandom random = new SplittableRandom(instance);
    return random
        .ints(DIMENSION, FAR / 2, FAR + 1)
        .mapToDouble(i -> random.nextBoolean() ? i : -i)
        .toArray();
  }

  private static double score(double[] start, double[] end) {
    return Math.max(-1, 1 - squares(end) / squares(start));
  }

  private static double squares(double[] x) {
    return Arrays.stream(x).map(each -> each * each).sum();
  }

  private double[] run(Cell cell, double[] start, long seed, Optional<Engine> model) {
    Engine engine =
        model
            .map(
                asked ->
                    Engine.of(
                        asked.name(), prompt -> asked.complete(prompt.withSample((int) seed))))
            .orElseGet(() -> oracle(cell, seed).engine());
    LlmCritic critic = LlmCritic.withoutFindings(engine).askedAnew().withPrompts(cell.prompts());
    List<Step> all =
        Trial.of(
                objective(cell),
                critic,
                VectorEditors.voting(),
                Options.DEFAULT.withRejected(0).withMemory(cell.memory()))
            .steps(steps, VectorText.rounded(start, 0));
    return VectorText.parse(Trial.text(all.get(all.size() - 1)));
  }

  /** States signs towards the minimum of the item that it is asked about. */
  private static Oracle oracle(Cell cell, long seed) {
    Knobs knobs = Knobs.NONE.withFlipped(cell.error());
    return new Oracle(
        seed,
        (asked, random) ->
            VectorText.prose(
                item(asked.purpose()).gradient(VectorText.parse(asked.variable())), knobs, random));
  }

  private static Objective objective(Cell cell) {
    return (parameters, random) -> {
      int judges = Math.max(cell.critics(), cell.batch());
      return Loss.mean(
          IntStream.range(0, judges)
              .mapToObj(
                  i -> {
                    String judge =
                        cell.batch() > 0
                            ? "item " + random.nextInt(1_000_000)
                            : "the whole, for critic " + i;
                    return Loss.of(
                        new Renamed(item(judge), "computes the loss of " + judge),
                        parameters.get("x"));
                  })
              .toList());
    };
  }

  /** An item of the batch with a minimum of its own, or the whole. */
  private static Quadratic item(String name) {
    int at = name.indexOf("item ");
    if (at < 0) {
      return Quadratic.round(DIMENSION);
    }
    SplittableRandom random = new SplittableRandom(Long.parseLong(name.substring(at + 5)));
    double[] ones = new double[DIMENSION];
    Arrays.fill(ones, 1);
    return new Quadratic(
        ones, random.doubles(DIMENSION, -SCATTER, SCATTER).map(Math::rint).toArray());
  }

  /** The lines, in the order of the runs. */
  public static List<Line> lines(List<Walk> trials) {
    List<Line> lines = new ArrayList<>();
    List<Walk> heads = new ArrayList<>();
    for (Walk trial : trials) {
      if (heads.stream().noneMatch(head -> isSame(head, trial, trial.level()))) {
        heads.add(trial);
        double[] mine = blocks(trials, trial, trial.level());
        double[] first = blocks(trials, trial, 1);
        double[] ahead =
            IntStream.range(0, mine.length).mapToDouble(i -> mine[i] - first[i]).toArray();
        lines.add(
            new Line(
                trial.factor(),
                trial.level(),
                trial.critic(),
                mean(mine),
                Bounds.bootstrap(mine, RESAMPLES, 1),
                mean(ahead),
                Bounds.bootstrap(ahead, RESAMPLES, 1)));
      }
    }
    return lines;
  }

  private static boolean isSame(Walk one, Walk other, int level) {
    return one.factor().equals(other.factor())
        && one.critic().equals(other.critic())
        && one.level() == level;
  }

  private static double[] blocks(List<Walk> trials, Walk like, int level) {
    List<Walk> mine = trials.stream().filter(each -> isSame(each, like, level)).toList();
    return mine.stream()
        .mapToInt(Walk::instance)
        .distinct()
        .mapToDouble(i -> mean(scores(mine, i)))
        .toArray();
  }

  private static double[] scores(List<Walk> trials, int instance) {
    return trials.stream()
        .filter(each -> each.instance() == instance)
        .mapToDouble(Walk::score)
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /**
   * Of which parts the variance over the wordings is made: instances are rows, wordings columns.
   */
  public static VarianceComponents wordings(List<Walk> trials, String critic) {
    List<Walk> mine =
        trials.stream()
            .filter(each -> each.factor().equals("wording") && each.critic().equals(critic))
            .toList();
    int instances = mine.stream().mapToInt(Walk::instance).max().orElseThrow();
    int levels = mine.stream().mapToInt(Walk::level).max().orElseThrow();
    double[][][] values = new double[instances][levels][];
    for (int i = 0; i < instances; i++) {
      for (int j = 0; j < levels; j++) {
        int level = j + 1;
        values[i][j] = scores(mine.stream().filter(each -> each.level() == level).toList(), i + 1);
      }
    }
    return VarianceComponents.of(values);
  }
}
