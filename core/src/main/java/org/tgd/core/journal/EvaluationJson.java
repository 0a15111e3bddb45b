package org.tgd.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.eval.Part;

/** Evaluations as JSON and back, without loss: numbers that JSON does not know stand as text. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** The evaluation as a JSON object. */
  public static ObjectNode write(Evaluation evaluation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", evaluation instanceof Evaluation.Scored ? "scored" : "rejected");
    number(node, "loss", evaluation.loss());
    ArrayNode metrics = node.putArray("metrics");
    evaluation.metrics().forEach(metric -> metrics.add(write(metric)));
    node.put("report", evaluation.report());
    ArrayNode findings = node.putArray("findings");
    evaluation.findings().forEach(finding -> findings.add(write(finding)));
    if (!evaluation.items().isEmpty()) {
      ObjectNode items = node.putObject("items");
      evaluation.items().forEach((id, loss) -> number(items, id, loss));
    }
    if (!evaluation.parts().isEmpty()) {
      ArrayNode parts = node.putArray("parts");
      evaluation.parts().forEach(part -> parts.add(write(part)));
    }
    return node.put("cost", evaluation.cost());
  }

  private static ObjectNode write(Part part) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", part.kind().name())
            .put("name", part.name())
            .put("loss", part.loss())
            .put("weight", part.weight())
            .put("report", part.report());
    ArrayNode findings = node.putArray("findings");
    part.findings().forEach(finding -> findings.add(write(finding)));
    return node;
  }

  private static Part part(JsonNode node) {
    return new Part(
        Part.Kind.valueOf(node.path("kind").asText()),
        node.path("name").asText(),
        node.path("loss").asDouble(),
        node.path("weight").asDouble(),
        node.path("report").asText(),
        each(node.path("findings"), EvaluationJson::finding));
  }

  /** The evaluation that {@link #write} wrote. */
  public static Evaluation read(JsonNode node) {
    String report = node.path("report").asText();
    int cost = node.path("cost").asInt();
    List<Finding> findings = each(node.path("findings"), EvaluationJson::finding);
    return node.path("status").asText().equals("scored")
        ? new Evaluation.Scored(
            number(node.path("loss")),
            each(node.path("metrics"), EvaluationJson::metric),
            report,
            findings,
            cost,
            items(node.path("items")),
            each(node.path("parts"), EvaluationJson::part))
        : new Evaluation.Rejected(report, findings, cost);
  }

  private static Map<String, Double> items(JsonNode node) {
    Map<String, Double> items = new LinkedHashMap<>();
    node.properties().forEach(each -> items.put(each.getKey(), number(each.getValue())));
    return items;
  }

  private static ObjectNode write(Metric metric) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", metric.name());
    number(node, "value", metric.value());
    return node.put("unit", metric.unit()).put("better", metric.better().name());
  }

  private static Metric metric(JsonNode node) {
    return new Metric(
        node.path("name").asText(),
        number(node.path("value")),
        node.path("unit").asText(),
        Metric.Direction.valueOf(node.path("better").asText()));
  }

  private static ObjectNode write(Finding finding) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("about", finding.about())
            .put("observed", finding.observed())
            .put("wanted", finding.wanted())
            .put("advice", finding.advice());
    number(node, "weight", finding.weight());
    ArrayNode changes = node.putArray("changes");
    finding.changes().forEach(change -> changes.add(write(change)));
    return finding.audience() == Audience.EVERYONE
        ? node
        : node.put("audience", finding.audience().name());
  }

  private static Finding finding(JsonNode node) {
    return new Finding(
        node.path("about").asText(),
        node.path("observed").asText(),
        node.path("wanted").asText(),
        node.path("advice").asText(),
        number(node.path("weight")),
        each(node.path("changes"), EvaluationJson::change),
        Audience.valueOf(node.path("audience").asText(Audience.EVERYONE.name())));
  }

  private static ObjectNode write(Change change) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("target", change.target())
            .put("from", change.from())
            .put("to", change.to());
    change.predictedLoss().ifPresent(loss -> number(node, "predicted_loss", loss));
    return node;
  }

  private static Change change(JsonNode node) {
    JsonNode loss = node.path("predicted_loss");
    return new Change(
        node.path("target").asText(),
        node.path("from").asText(),
        node.path("to").asText(),
        loss.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(number(loss)));
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(reader.apply(node)));
    return list;
  }

  /** Puts a number that may be infinite or NaN. */
  public static void number(ObjectNode node, String field, double value) {
    if (Double.isFinite(value)) {
      node.put(field, value);
    } else {
      node.put(field, Double.toString(value));
    }
  }

  /** Reads a number that {@link #number(ObjectNode, String, double)} wrote. */
  public static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }
}
