package org.tgd.core.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.Broken;

/**
 * Reads what an evaluator program printed; the contract is {@code answer.schema.json} beside this
 * class. What does not keep to it becomes a rejected candidate whose report names the field.
 */
final class ProgramAnswer {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> FIELDS =
      Set.of("loss", "rejected", "report", "metrics", "findings", "items");

  private final JsonNode root;
  private final Set<String> ids;
  private final Map<String, Double> itemLosses = new LinkedHashMap<>();

  private ProgramAnswer(JsonNode root, Set<String> ids) {
    this.root = root;
    this.ids = ids;
  }

  /** A field that does not keep to the contract. */
  private static final class BadAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadAnswer(String message) {
      super(message);
    }
  }

  /**
   * The evaluation.
   *
   * @param text what the program printed
   * @param ids the ids of the items that it was given; none without a data set
   */
  static Evaluation read(String text, Set<String> ids) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root == null || !root.isObject()) {
        return rubbish("it printed no JSON object", text);
      }
      return new ProgramAnswer(root, ids).evaluation();
    } catch (JsonProcessingException e) {
      return rubbish("it printed no JSON (" + Broken.words(e) + ")", text);
    } catch (BadAnswer e) {
      return rejected("The evaluator's answer cannot be used: " + e.getMessage() + ".");
    }
  }

  private static Evaluation rubbish(String what, String text) {
    String shown = text.strip().length() > 80 ? text.strip().substring(0, 80) + " …" : text.strip();
    return rejected("The evaluator's answer cannot be used: %s: '%s'.".formatted(what, shown));
  }

  static Evaluation rejected(String report) {
    return new Evaluation.Rejected(report, List.of());
  }

  private Evaluation evaluation() {
    Set<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(name -> unknown.add(name));
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw new BadAnswer(
          "unknown field " + unknown.iterator().next() + "; known are " + new TreeSet<>(FIELDS));
    }
    if (root.has("rejected")) {
      return new Evaluation.Rejected(text(root, "rejected", "rejected"), findings());
    }
    double loss = ids.isEmpty() ? number(root, "loss", "loss") : itemLoss();
    return new Evaluation.Scored(loss, metrics(), report(loss), findings(), 1, itemLosses);
  }

  private String report(double loss) {
    String own = root.has("report") ? text(root, "report", "report") : "loss " + loss + ".";
    StringBuilder report = new StringBuilder(own);
    for (JsonNode item : root.path("items")) {
      if (item.hasNonNull("report")) {
        report.append("\n").append(item.path("id").asText()).append(": ");
        report.append(item.path("report").asText());
      }
    }
    return report.toString();
  }

  /** The mean of the items' losses; every item that was asked for must be there once. */
  private double itemLoss() {
    Set<String> left = new TreeSet<>(ids);
    double sum = 0;
    int k = 0;
    for (JsonNode item : array("items")) {
      String id = text(item, "id", "items[" + k + "].id");
      if (!left.remove(id)) {
        throw new BadAnswer("items[" + k + "].id '" + id + "' was not asked for, or stands twice");
      }
      double loss = number(item, "loss", "items[" + k++ + "].loss");
      itemLosses.put(id, loss);
      sum += loss;
    }
    if (!left.isEmpty()) {
      throw new BadAnswer("items lacks '" + left.iterator().next() + "'");
    }
    return sum / ids.size();
  }

  private List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    root.path("metrics")
        .properties()
        .forEach(each -> metrics.add(metric(each.getKey(), each.getValue())));
    if (root.has("metrics") && !root.path("metrics").isObject()) {
      throw new BadAnswer("metrics must be an object: {\"name\": number}");
    }
    return metrics;
  }

  private static Metric metric(String name, JsonNode node) {
    if (node.isNumber()) {
      return Metric.neutral(name, node.asDouble(), "");
    }
    double value = number(node, "value", "metrics." + name + ".value");
    String better = node.path("better").asText("neither");
    return switch (better) {
      case "higher" -> Metric.higher(name, value, node.path("unit").asText(""));
      case "lower" -> Metric.lower(name, value, node.path("unit").asText(""));
      case "neither" -> Metric.neutral(name, value, node.path("unit").asText(""));
      default ->
          throw new BadAnswer("metrics." + name + ".better must be higher, lower or neither");
    };
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (root.has("findings")) {
      for (JsonNode node : array("findings")) {
        findings.add(finding(node, "findings[" + findings.size() + "]"));
      }
    }
    findings.sort(java.util.Comparator.comparingDouble(Finding::weight).reversed());
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

  private JsonNode array(String name) {
    JsonNode node = root.path(name);
    if (!node.isArray()) {
      throw new BadAnswer(name + " must be a list");
    }
    return node;
  }

  private static double number(JsonNode node, String name, String place) {
    JsonNode value = node.path(name);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw new BadAnswer(
          place
              + Optional.of(value)
                  .filter(v -> !v.isMissingNode())
                  .map(v -> " was " + v)
                  .orElse(" is missing")
              + "; must be a finite number");
    }
    return value.asDouble();
  }

  private static String text(JsonNode node, String name, String place) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      throw new BadAnswer(place + " is missing; must be a text");
    }
    return value.asText();
  }
}
