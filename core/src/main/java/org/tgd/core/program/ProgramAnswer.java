package org.tgd.core.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tgd.core.eval.Evaluation;
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
      Set.of("loss", "rejected", "report", "metrics", "findings", "items", "objectives");

  private final JsonNode root;
  private final Set<String> ids;
  private final Map<String, Double> itemLosses = new LinkedHashMap<>();

  private ProgramAnswer(JsonNode root, Set<String> ids) {
    this.root = root;
    this.ids = ids;
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
    } catch (AnswerFields.BadAnswer e) {
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
      throw new AnswerFields.BadAnswer(
          "unknown field " + unknown.iterator().next() + "; known are " + new TreeSet<>(FIELDS));
    }
    if (root.has("rejected")) {
      return new Evaluation.Rejected(
          AnswerFields.text(root, "rejected", "rejected"), AnswerFields.findings(root, ""));
    }
    AnswerParts parts = new AnswerParts(root, ids);
    double loss = ids.isEmpty() ? parts.loss() : itemLoss();
    Evaluation.Scored whole =
        new Evaluation.Scored(
            loss, metrics(), report(loss), AnswerFields.findings(root, ""), 1, itemLosses);
    return parts.all().isEmpty() ? whole : whole.withParts(parts.all());
  }

  private String report(double loss) {
    String own =
        root.has("report") ? AnswerFields.text(root, "report", "report") : "loss " + loss + ".";
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
    for (JsonNode item : AnswerFields.array(root, "items")) {
      String id = AnswerFields.text(item, "id", "items[" + k + "].id");
      if (!left.remove(id)) {
        throw new AnswerFields.BadAnswer(
            "items[" + k + "].id '" + id + "' was not asked for, or stands twice");
      }
      double loss = AnswerFields.number(item, "loss", "items[" + k++ + "].loss");
      itemLosses.put(id, loss);
      sum += loss;
    }
    if (!left.isEmpty()) {
      throw new AnswerFields.BadAnswer("items lacks '" + left.iterator().next() + "'");
    }
    return sum / ids.size();
  }

  private List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    root.path("metrics")
        .properties()
        .forEach(each -> metrics.add(metric(each.getKey(), each.getValue())));
    if (root.has("metrics") && !root.path("metrics").isObject()) {
      throw new AnswerFields.BadAnswer("metrics must be an object: {\"name\": number}");
    }
    return metrics;
  }

  private static Metric metric(String name, JsonNode node) {
    if (node.isNumber()) {
      return Metric.neutral(name, node.asDouble(), "");
    }
    double value = AnswerFields.number(node, "value", "metrics." + name + ".value");
    String better = node.path("better").asText("neither");
    return switch (better) {
      case "higher" -> Metric.higher(name, value, node.path("unit").asText(""));
      case "lower" -> Metric.lower(name, value, node.path("unit").asText(""));
      case "neither" -> Metric.neutral(name, value, node.path("unit").asText(""));
      default ->
          throw new AnswerFields.BadAnswer(
              "metrics." + name + ".better must be higher, lower or neither");
    };
  }
}
