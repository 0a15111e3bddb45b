package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * How a run of a study ended.
 *
 * @param status whether it is finished
 * @param reason why not, or why early; may be empty
 * @param seconds how long it took, wall time of its last session
 */
record RunEnd(Status status, String reason, double seconds) {
  /** The name of its file in the directory of a run. */
  static final String FILE = "trial.json";

  enum Status {
    /** It went as far as it was to go, or as its own budget reached. */
    OK,
    /** Something broke it off for good; another session takes it up again. */
    FAILED,
    /** What the study may ask of models was used up, or somebody stopped it; can be taken up. */
    OPEN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", status.word()).put("reason", reason);
    return node.put("seconds", seconds);
  }

  static RunEnd read(JsonNode node) {
    return new RunEnd(
        Status.valueOf(node.path("status").asText().toUpperCase(Locale.ROOT)),
        node.path("reason").asText(),
        node.path("seconds").asDouble());
  }
}
