package org.tgd.benchmarks.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.benchmarks.known.HiddenText.Pair;
import org.tgd.benchmarks.known.Regression.Link;
import org.tgd.benchmarks.known.Regression.Sample;
import org.tgd.core.ReferenceData;

/** The engine against trajectories and expectations that were computed elsewhere. */
class KnownVectorsTest {
  private static final Offset<Double> EXACT = offset(1e-9);

  private static JsonNode problem(String name) throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(ReferenceData.at("benchmarks/known_gradient_vectors.json").toFile());
    return StreamSupport.stream(all.spliterator(), false)
        .filter(each -> each.path("problem").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  private static List<Double> listed(JsonNode array) {
    return Arrays.stream(numbers(array)).boxed().toList();
  }

  private static int[] whole(JsonNode array) {
    return Arrays.stream(numbers(array)).mapToInt(value -> (int) value).toArray();
  }

  private static List<Integer> integers(JsonNode array) {
    return Arrays.stream(whole(array)).boxed().toList();
  }

  private static void agree(List<double[]> seen, JsonNode iterates) {
    assertThat(seen).hasSize(iterates.size());
    for (int k = 0; k < seen.size(); k++) {
      assertThat(seen.get(k)).as("iterate " + k).containsExactly(numbers(iterates.get(k)), EXACT);
    }
  }

  @Test
  void gradientDescentThroughTextFollowsTheIterates() throws IOException {
    JsonNode reference = problem("quadratic");
    Quadratic problem = new Quadratic(numbers(reference.path("lam")), numbers(reference.path("c")));
    double[] start = numbers(reference.path("x0"));
    List<double[]> seen =
        QuadraticDescent.iterates(
            problem, reference.path("eta").asDouble(), start, reference.path("x").size() - 1);
    agree(seen, reference.path("x"));
    for (int k = 0; k < seen.size(); k++) {
      assertThat(problem.value(seen.get(k)))
          .isCloseTo(reference.path("loss").get(k).asDouble(), EXACT);
    }
  }

  @Test
  void armijoStepsThroughTextFollowTheValley() throws IOException {
    JsonNode reference = problem("rosenbrock");
    JsonNode iterates = reference.path("x");
    List<double[]> seen = Rosenbrock.iterates(numbers(iterates.get(0)), iterates.size() - 1);
    agree(seen, iterates);
    for (int k = 0; k < seen.size(); k++) {
      assertThat(Rosenbrock.value(seen.get(k)))
          .isCloseTo(reference.path("loss").get(k).asDouble(), EXACT);
    }
  }

  @ParameterizedTest
  @EnumSource(Link.class)
  void regressionOverABatchFollowsTheParameters(Link link) throws IOException {
    JsonNode reference = problem(link == Link.LINEAR ? "linreg" : "logistic");
    JsonNode rows = reference.path("X");
    List<List<Double>> x =
        IntStream.range(0, rows.size()).mapToObj(i -> listed(rows.get(i))).toList();
    Sample sample = new Sample(x, listed(reference.path("y")));
    JsonNode iterates = reference.path("theta");
    List<double[]> seen = Regression.iterates(link, sample, iterates.size() - 1);
    agree(seen, iterates);
    JsonNode losses = reference.path(link == Link.LINEAR ? "mse" : "nll");
    for (int k = 0; k < losses.size(); k++) {
      assertThat(Regression.loss(link, sample, seen.get(k)))
          .isCloseTo(losses.get(k).asDouble(), EXACT);
    }
  }

  @Test
  void hiddenTextsAreReachedInExactlyTheirDistance() throws IOException {
    for (JsonNode each : problem("edit_distance").path("pairs")) {
      Pair pair = new Pair(each.get(0).asText(), each.get(1).asText());
      int steps = each.get(2).asInt();
      assertThat(pair.distance()).as(pair.toString()).isEqualTo(steps);
      assertThat(HiddenText.steps(pair, 0, false, 1)).as(pair.toString()).isEqualTo(steps);
    }
  }

  @Test
  void knapsackOptimaAreThePublishedOnesAndNotExceeded() throws IOException {
    for (JsonNode each : problem("knapsack").path("instances")) {
      Knapsack sack =
          new Knapsack(integers(each.path("w")), integers(each.path("v")), each.path("C").asInt());
      assertThat((double) sack.optimum()).isEqualTo(each.path("opt").asDouble());
      for (Packing.Advice advice : Packing.Advice.values()) {
        assertThat(Packing.gap(sack, advice)).isBetween(0.0, 0.5);
      }
    }
  }

  @Test
  void permutationsTakeTheSwapsThatTheirInversionsAndCyclesSay() throws IOException {
    for (JsonNode each : problem("sorting").path("perms")) {
      int[] p = whole(each.path("p"));
      int adjacent = each.path("adjacent_swaps").asInt();
      int any = each.path("any_swaps").asInt();
      assertThat(Sorting.inversions(p)).isEqualTo(adjacent);
      assertThat(p.length - Sorting.cycles(p)).isEqualTo(any);
      assertThat(Sorting.steps(p, true, 1)).isEqualTo(adjacent);
      assertThat(Sorting.steps(p, false, 1)).isEqualTo(any);
    }
  }

  @Test
  void theExpectedStepsOfTheBitStringAreThePublishedOnes() throws IOException {
    for (JsonNode each : problem("bitstring_expected_steps").path("cases")) {
      double steps =
          BitString.expected(
              each.path("n").asInt(),
              each.path("d0").asInt(),
              each.path("p").asDouble(),
              each.path("revert").asBoolean());
      double published = each.path("expected").asDouble();
      assertThat(steps).as(each.toString()).isCloseTo(published, offset(1e-9 * published));
    }
  }
}
