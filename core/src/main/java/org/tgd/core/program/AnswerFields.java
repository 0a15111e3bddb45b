package org.tgd.core.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/** Fields of what an evaluator program printed; what is not as it must be is named. */
final class AnswerFields {
  private AnswerFields() {}

  /** A field that does not keep to the contract. */
  static final class BadAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadAnswer(String message) {
      super(message);
    }
  }

  /**
   * The findings of an object, the weightiest first; none where it has none.
   *
   * @param place where the object stands, with a dot at its end; empty for the whole answer
   */
  static List<Finding> findings(JsonNode parent, String place) {
    List<Finding> findings = new ArrayList<>();
    if (parent.has("findings")) {
      if (!parent.path("findings").isArray()) {
        throw new BadAnswer(place + "findings must be a list");
      }
      for (JsonNode node : parent.path("findings")) {
        findings.add(finding(node, place + "findings[" + findings.size() + "]"));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return findings;
  }

  private static Finding finding(JsonNode node, String place) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode each : node.path("changes")) {
      changes.add(change(each, place + ".changes[" + changes.size() + "]"));
    }
    double weight = node.has("weight") ? number(node, "weight", place + ".weight") : 1;
    if (weight < 0) {
      throw new BadAnswer(place + ".weight was " + weight + "; must be 0 or more");
    }
    return new Finding(
        node.path("about").asText("candidate"),
        node.path("observed").asText("not given"),
        node.path("wanted").asText("better"),
        text(node, "advice", place + ".advice"),
        weight,
        changes);
  }

  private static Change change(JsonNode node, String place) {
    OptionalDouble loss =
        node.has("loss")
            ? OptionalDouble.of(number(node, "loss", place + ".loss"))
            : OptionalDouble.empty();
    return new Change(
        text(node, "target", place + ".target"),
        text(node, "from", place + ".from"),
        text(node, "to", place + ".to"),
        loss);
  }

  /** A list that must be there. */
  static JsonNode array(JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    if (!node.isArray()) {
      throw new BadAnswer(name + " must be a list");
    }
    return node;
  }

  /** A finite number that must be there. */
  static double number(JsonNode node, String name, String place) {
    JsonNode value = node.path(name);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      String what = value.isMissingNode() ? " is missing" : " was " + value;
      throw new BadAnswer(place + what + "; must be a finite number");
    }
    return value.asDouble();
  }

  /** A text that must be there. */
  static String text(JsonNode node, String name, String place) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      throw new BadAnswer(place + " is missing; must be a text");
    }
    return value.asText();
  }
}
