package org.tgd.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Acceptance;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Validation;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;

/** Simulations of 200 runs over items with noise of standard deviation 1. */
class NoisyItemsTest {
  private static final int RUNS = 200;
  private static final int ITEMS = 400;

  @TempDir private Path folder;
  private DataSet data;

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("items.jsonl");
    Files.write(file, IntStream.range(0, ITEMS).mapToObj(i -> "{\"id\": " + i + "}").toList());
    data = DataSet.read(file);
  }

  /**
   * The loss of candidate x on an item: x, and noise of the item, and noise of both together.
   *
   * @param own standard deviation of the noise that differs between candidates
   */
  private record Noisy(DataSet data, long seed, double own) implements ItemEvaluator {
    @Override
    public String purpose() {
      return "the number, and noise";
    }

    @Override
    public int mostCost() {
      return 1;
    }

    @Override
    public Evaluation evaluate(String candidate, List<String> ids) {
      Map<String, Double> items = new HashMap<>();
      for (String id : ids) {
        double shared = noise(seed, id);
        double mine = own * noise(seed, candidate + "/" + id);
        items.put(id, Double.parseDouble(candidate) + shared + mine);
      }
      double loss =
          items.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return new Evaluation.Scored(loss, List.of(), "loss " + loss, List.of(), 1, items);
    }
  }

  private Optimization run(Noisy noisy, double change, int steps) {
    List<String> ids = data.ids();
    Batches batches = new Batches(25, Batches.Order.EPOCH, 0, 0, 1, 0);
    Sampler sampler = new Sampler(ids.subList(0, 200), batches, noisy.seed());
    return Optimization.of(
            new DataObjective(noisy, "x", sampler),
            new GroundedCritic(),
            state -> {
              double x = Double.parseDouble(state.incumbent().parameters().get("x").value());
              double next = x + change + 1e-9 * state.history().index();
              return List.of(parameters(Double.toString(next)));
            },
            steps)
        .withSeed(noisy.seed())
        .withAcceptance(Acceptance.paired(0))
        .withValidation(
            new Validation(
                DataObjective.on(ids.subList(200, 225), noisy, "x"),
                1,
                Optional.of(DataObjective.on(ids.subList(225, ITEMS), noisy, "x"))));
  }

  private static Parameters parameters(String x) {
    return Parameters.of("x", Variable.parameter("a number", x));
  }

  private double accepted(double own, double margin) {
    int accepted = 0;
    int judged = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Outcome outcome =
          run(new Noisy(data, seed, own), 0.5, 4)
              .withAcceptance(Acceptance.paired(margin))
              .run(parameters("0"));
      List<Step> children = outcome.trajectory().subList(1, outcome.trajectory().size());
      accepted += (int) children.stream().filter(Step::accepted).count();
      judged += children.size();
    }
    assertThat(judged).isEqualTo(4 * RUNS);
    return (double) accepted / judged;
  }

  @Test
  void aChildWorseByHalfADeviationIsNotAcceptedForItsItems() {
    double items = accepted(0, 0);
    double both = accepted(1, 0);
    double margin = accepted(1, 1.645);
    System.out.printf(
        "worse by 0.5, batch 25, accepted: noise of items %.3f, of both %.3f, with margin %.3f%n",
        items, both, margin);
    assertThat(items).isZero();
    // N(0.5, 2 / 25) is not above 0 in 3.9 % of all cases; three standard errors for 800 children
    assertThat(both).isBetween(0.018, 0.060);
    // 0.06 % by the t distribution around 0.5 / 0.283
    assertThat(margin).isLessThan(0.005);
  }

  @Test
  void parentAndChildrenMeetOneBatchAndTheNextStepAnother() {
    Outcome outcome = run(new Noisy(data, 7, 1), -0.5, 6).run(parameters("0"));
    List<Step> steps = outcome.trajectory();
    assertThat(steps.get(1).items().keySet()).isEqualTo(steps.get(0).items().keySet());
    for (int i = 2; i < steps.size(); i++) {
      assertThat(steps.get(i).items()).hasSize(25);
      assertThat(steps.get(i).items().keySet())
          .doesNotContainAnyElementsOf(steps.get(i - 1).items().keySet());
    }
  }

  @Test
  void theTestTellsTheLossOfTheBestWithoutTheWinnersCurse() {
    double validation = 0;
    double test = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Noisy noisy = new Noisy(data, seed, 1);
      Step best = run(noisy, 0, 12).withAcceptance(Acceptance.ALWAYS).run(parameters("0")).best();
      double expected = Double.parseDouble(best.parameters().get("x").value());
      String text = best.parameters().get("x").value();
      List<String> ids = data.ids();
      validation += (best.score() - expected - sharedOf(seed, 200, 225)) / RUNS;
      test +=
          (noisy.evaluate(text, ids.subList(225, ITEMS)).loss()
                  - expected
                  - sharedOf(seed, 225, ITEMS))
              / RUNS;
    }
    System.out.printf(
        "best of 13 equal candidates, bias: by validation %.3f, by the test %.3f%n",
        validation, test);
    assertThat(validation).isLessThan(-0.2);
    assertThat(test).isBetween(-0.02, 0.02);
  }

  private static double noise(long seed, String what) {
    return new SplittableRandom(seed * 0x5851F42D4C957F2DL + what.hashCode() * 0x14057B7EF767814FL)
        .nextGaussian();
  }

  private static double sharedOf(long seed, int from, int to) {
    return IntStream.range(from, to)
        .mapToDouble(i -> noise(seed, Integer.toString(i)))
        .average()
        .orElseThrow();
  }
}
