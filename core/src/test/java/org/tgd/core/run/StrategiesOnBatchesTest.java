package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.Acceptance;
import org.tgd.core.Comparer;
import org.tgd.core.Drafts;
import org.tgd.core.GroundedCritic;
import org.tgd.core.History;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;
import org.tgd.core.Task;
import org.tgd.core.Validation;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.data.Batches;
import org.tgd.core.data.DataObjective;
import org.tgd.core.data.DataSet;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.data.Sampler;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.known.Oracle;
import org.tgd.core.llm.LlmComparer;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.program.NumberEditor;

/** What every strategy must do where each step has a batch of a data set of its own. */
class StrategiesOnBatchesTest {
  private static final int ITEMS = 16;
  private static final int TRAIN = 12;
  private static final int BATCH = 4;
  private static final String START = "x: 9\ny: -4";
  private static final List<String> SPECS =
      List.of(
          "tgd",
          "parents:parents=3,proposals=2",
          "beam:width=3",
          "beam:width=4,bandit=ucb",
          "best-of-n:n=3",
          "pareto",
          "pareto:follow=no",
          "islands:islands=2,migration=1,follow=no",
          "pairwise",
          "opro:window=4",
          "ga:size=4,follow=no",
          "de:size=4,follow=no",
          "majority:n=3",
          "portfolio:of=pareto+islands+ga+de,patience=1",
          "portfolio:of=tgd+best-of-n+parents,patience=1,restart=start");

  @TempDir private Path folder;
  private DataSet data;
  private final AtomicInteger judged = new AtomicInteger();

  /** The item outcome at which the process is killed; 0 for none. */
  private int killedAt;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static Stream<Arguments> all() {
    return SPECS.stream()
        .flatMap(spec -> Stream.of(Arguments.of(spec, true), Arguments.of(spec, false)));
  }

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("items.jsonl");
    Files.write(file, IntStream.range(0, ITEMS).mapToObj(i -> "{\"id\": " + i + "}").toList());
    data = DataSet.read(file);
  }

  private static double number(String name, String text) {
    return Double.parseDouble(text.replaceAll("(?s).*" + name + ": (\\S+).*", "$1"));
  }

  /** An item's own optimum lies around x = 3, y = 1. */
  private static double loss(String candidate, String id) {
    int i = Integer.parseInt(id);
    double x = number("x", candidate) - 3 - 0.2 * (i % 3 - 1);
    double y = number("y", candidate) - 1 - 0.2 * (i % 5 - 2);
    return x * x + 2 * y * y;
  }

  private static Finding finding(String name, String candidate, double goal) {
    double value = number(name, candidate);
    String to = Double.toString(value + 0.7 * (goal - value));
    return Finding.of(name, "" + value, "" + goal, "Change it to " + to, Math.abs(goal - value))
        .withChanges(List.of(Change.of(name, Double.toString(value), to)));
  }

  private ItemEvaluator evaluator() {
    return new ItemEvaluator() {
      @Override
      public String purpose() {
        return "measures two numbers";
      }

      @Override
      public DataSet data() {
        return data;
      }

      @Override
      public int mostCost() {
        return 1;
      }

      @Override
      public Evaluation evaluate(String candidate, List<String> ids) {
        if (judged.incrementAndGet() == killedAt) {
          throw new Killed();
        }
        Map<String, Double> items = new LinkedHashMap<>();
        ids.forEach(id -> items.put(id, loss(candidate, id)));
        double mean = items.values().stream().mapToDouble(each -> each).average().orElseThrow();
        List<Finding> findings = List.of(finding("x", candidate, 3), finding("y", candidate, 1));
        return new Evaluation.Scored(mean, List.of(), "loss " + mean, findings, 1, items);
      }
    };
  }

  /** A model that changes the numbers at random, and finds the first of two versions better. */
  private static Engine model() {
    return new Oracle(
            7,
            (question, random) -> {
              if (question.user().endsWith("and why?")) {
                return "1. Its numbers are nearer to the goal.";
              }
              double x = number("x", question.variable()) + random.nextDouble(-3, 2);
              double y = number("y", question.variable()) + random.nextDouble(-1, 2);
              return question.tagged("x: " + x + "\ny: " + y);
            })
        .engine();
  }

  private Outcome run(Strategy strategy, Journal journal, int threads, int steps) {
    ItemEvaluator items = new JournaledItems(evaluator(), journal, Budget.of(BudgetLimits.NONE));
    List<String> ids = data.ids();
    Sampler sampler =
        new Sampler(ids.subList(0, TRAIN), new Batches(BATCH, Batches.Order.EPOCH, 0, 0, 1, 0), 5);
    try (Parallel parallel = Parallel.of(threads)) {
      return Optimization.of(
              new DataObjective(items, "numbers", sampler), new GroundedCritic(), strategy, steps)
          .withSeed(3)
          .withAcceptance(Acceptance.paired(0))
          .withValidation(
              new Validation(
                  DataObjective.on(ids.subList(TRAIN, ITEMS), items, "numbers"),
                  1,
                  Optional.empty()))
          .run(
              Parameters.of("numbers", Variable.parameter("two numbers", START)),
              journal,
              parallel,
              step -> {});
    }
  }

  private static Strategy strategy(String spec, boolean rules, Journal journal) {
    Engine engine = new JournaledEngine(model(), journal);
    TextualGradientDescent edits =
        new TextualGradientDescent(
            rules ? new NumberEditor() : new LlmEditor(engine),
            TextualGradientDescent.Options.DEFAULT.withMomentum(rules ? Integer.MAX_VALUE : 0));
    return StrategySpec.parse(spec)
        .onBatches(edits, rules ? Comparer.NONE : new LlmComparer(engine, Task.NONE));
  }

  private Outcome run(String spec, boolean rules, int threads, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Journal journal = Journal.open(directory)) {
      return run(strategy(spec, rules, journal), journal, threads, 5);
    }
  }

  private static List<String> journal(Path run) throws IOException {
    return Files.readAllLines(run.resolve(Journal.FILE));
  }

  private double whole(Step step) {
    String text = step.parameters().get("numbers").value();
    return data.ids().stream().mapToDouble(id -> loss(text, id)).average().orElseThrow();
  }

  /** Remembers what a strategy was given to choose among. */
  private record Watched(Strategy strategy, List<List<Step>> pools) implements Strategy {
    @Override
    public List<Parameters> propose(State state) {
      return drafts(state).candidates();
    }

    @Override
    public Drafts drafts(State state) {
      pools.add(state.pool());
      assertThat(state.pool()).contains(state.incumbent());
      return strategy.drafts(state);
    }

    @Override
    public List<Step> alive(History history) {
      return strategy.alive(history);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyLossesOnOneBatchAreComparedAndTheRunGetsBetterOnTheWholeSet(String spec, boolean rules) {
    Watched watched = new Watched(strategy(spec, rules, Journal.discarding()), new ArrayList<>());
    Outcome outcome = run(watched, Journal.discarding(), 1, 8);
    assertThat(outcome.failure()).isEmpty();
    for (List<Step> pool : watched.pools()) {
      assertThat(pool)
          .extracting(step -> step.items().keySet())
          .containsOnly(pool.get(0).items().keySet());
      assertThat(pool.get(0).items()).hasSize(BATCH);
    }
    assertThat(watched.pools().get(1).get(0).items().keySet())
        .doesNotContainAnyElementsOf(watched.pools().get(0).get(0).items().keySet());
    if (!(rules && spec.startsWith("best-of-n"))) {
      assertThat(whole(outcome.best())).isLessThan(whole(outcome.start()) * 2 / 3);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theRunIsTheSameAtAnyNumberOfThreads(String spec, boolean rules) throws IOException {
    run(spec, rules, 1, folder.resolve("one"));
    run(spec, rules, 16, folder.resolve("many"));
    assertThat(journal(folder.resolve("many"))).isEqualTo(journal(folder.resolve("one")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRunThatIsKilledGoesOnToTheSameJournal(String spec, boolean rules) throws IOException {
    run(spec, rules, 1, folder.resolve("whole"));
    List<String> whole = journal(folder.resolve("whole"));
    int all = judged.get();
    for (int kill = 2; kill <= all; kill += Math.max(1, all / 6)) {
      Path run = folder.resolve("kill" + kill);
      judged.set(0);
      killedAt = kill;
      assertThatThrownBy(() -> run(spec, rules, 4, run)).isInstanceOf(Killed.class);
      killedAt = 0;
      run(spec, rules, 4, run);
      assertThat(journal(run)).as("killed at %d", kill).isEqualTo(whole);
    }
  }

  @Test
  void paretoKeepsWhoIsBestOnSomeItemOfAnyBatchThatItMet() {
    Watched watched =
        new Watched(strategy("pareto:follow=no", false, Journal.discarding()), new ArrayList<>());
    run(watched, Journal.discarding(), 1, 10);
    List<List<Step>> pools = watched.pools();
    assertThat(pools).anyMatch(pool -> pool.size() > 2);
    // some that is kept is best on no item of the present batch: it is for one that it met before
    assertThat(pools)
        .anyMatch(
            pool ->
                pool.stream()
                    .anyMatch(
                        step ->
                            step.items().entrySet().stream()
                                .noneMatch(item -> isLeast(pool, item.getKey(), item.getValue()))));
  }

  private static boolean isLeast(List<Step> pool, String item, double loss) {
    return pool.stream().mapToDouble(step -> step.items().get(item)).min().orElseThrow() >= loss;
  }
}
