package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Where a run branched from another.
 *
 * @param run the directory of the other run, as seen from that of this one
 * @param step the step whose candidate this run starts from, 0 or more
 * @param candidate the position among the candidates of that step, 0 or more
 */
public record Origin(String run, int step, int candidate) {
  /** Checks the ranges. */
  public Origin {
    requireNonNull(run, "run");
    if (step < 0 || candidate < 0) {
      throw new IllegalArgumentException(
          "step was %d and candidate %d; must be 0 or more".formatted(step, candidate));
    }
  }

  /** The place in words. */
  public String words() {
    return "step " + step + (candidate == 0 ? "" : ", candidate " + candidate) + " of " + run;
  }

  /** The place as it stands in a manifest. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("run", run)
        .put("step", step)
        .put("candidate", candidate);
  }

  static Optional<Origin> read(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Origin(
                node.path("run").asText(),
                node.path("step").asInt(),
                node.path("candidate").asInt()))
        : Optional.empty();
  }
}
