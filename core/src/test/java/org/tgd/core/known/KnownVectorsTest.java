package org.tgd.core.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tgd.core.Acceptance;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.ReferenceData;
import org.tgd.core.Variable;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;

/** The engine against trajectories that were computed elsewhere. */
class KnownVectorsTest {
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

  @Test
  void gradientDescentThroughTextFollowsThePublishedIterates() throws IOException {
    JsonNode reference = problem("quadratic");
    Quadratic quadratic =
        new Quadratic(numbers(reference.path("lam")), numbers(reference.path("c")));
    JsonNode iterates = reference.path("x");
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(quadratic, parameters.get("x")),
                LlmCritic.withoutFindings(quadratic.critic(Knobs.NONE, 1).engine()),
                new TextualGradientDescent(
                    new LlmEditor(Vectors.editor(reference.path("eta").asDouble(), 12).engine())),
                iterates.size() - 1)
            .withAcceptance(Acceptance.ALWAYS)
            .run(
                Parameters.of(
                    "x", Variable.parameter("x", Vectors.text(numbers(reference.path("x0")), 12))));
    assertThat(outcome.trajectory()).hasSize(iterates.size());
    for (int k = 0; k < iterates.size(); k++) {
      String text = outcome.trajectory().get(k).parameters().get("x").value();
      assertThat(Vectors.parse(text)).containsExactly(numbers(iterates.get(k)), offset(1e-10));
    }
  }

  @Test
  void theExpectedStepsOfTheBitStringAreThePublishedOnes() throws IOException {
    for (JsonNode each : problem("bitstring_expected_steps").path("cases")) {
      double expected =
          KnownGradientTest.expectedSteps(
              each.path("n").asInt(),
              each.path("d0").asInt(),
              each.path("p").asDouble(),
              each.path("revert").asBoolean());
      assertThat(expected)
          .as(each.toString())
          .isCloseTo(each.path("expected").asDouble(), offset(1e-6));
    }
  }
}
