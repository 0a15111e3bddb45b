package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tgd.codeeval.problem.Value.Sequence;

/** Makes one value of JSON; its sets are sorted, so that equal sets look alike in messages. */
final class ValueReading {
  private final Effort effort = new Effort();
  private final Keys keys = new Keys(effort, true);

  Value value(JsonNode node) {
    effort.spend(1);
    return switch (node.getNodeType()) {
      case NULL, MISSING -> Value.none();
      case BOOLEAN -> Value.of(node.booleanValue());
      case STRING -> Value.of(node.textValue());
      case NUMBER ->
          node.isIntegralNumber()
              ? new Value.Whole(node.bigIntegerValue())
              : Value.of(node.doubleValue());
      case ARRAY -> sequence(Sequence.Kind.LIST, node);
      case OBJECT -> marked((ObjectNode) node);
      case BINARY, POJO -> throw new IllegalArgumentException("not a JSON value: " + node);
    };
  }

  private Value marked(ObjectNode node) {
    if (node.size() != 1) {
      return object(node);
    }
    String marker = node.fieldNames().next();
    JsonNode content = node.get(marker);
    return switch (marker) {
      case "$float" -> Value.of(special(content.asText()));
      case "$tuple" -> sequence(Sequence.Kind.TUPLE, array(marker, content));
      case "$set" -> sequence(Sequence.Kind.SET, array(marker, content));
      case "$opaque" -> new Value.Opaque(content.asText());
      case "$dict" -> mapping(array(marker, content));
      default -> object(node);
    };
  }

  private Value object(ObjectNode node) {
    var entries = new ArrayList<Value.Entry>();
    node.properties()
        .forEach(e -> entries.add(new Value.Entry(Value.of(e.getKey()), value(e.getValue()))));
    return new Value.Mapping(entries);
  }

  private static JsonNode array(String marker, JsonNode content) {
    if (!content.isArray()) {
      throw new IllegalArgumentException(marker + " needs an array, got " + brief(content));
    }
    return content;
  }

  private static String brief(JsonNode content) {
    return content.isContainerNode() ? "an object" : Excerpt.cut(content.asText(), 60);
  }

  private static double special(String name) {
    return switch (name) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default ->
          throw new IllegalArgumentException(
              "$float needs \"inf\", \"-inf\" or \"nan\", got \"" + Excerpt.cut(name, 60) + "\"");
    };
  }

  private Value sequence(Sequence.Kind kind, JsonNode array) {
    var elements = new ArrayList<Value>(array.size());
    array.forEach(element -> elements.add(value(element)));
    return new Sequence(kind, kind == Sequence.Kind.SET ? sorted(elements) : elements);
  }

  /** Plain elements by their JSON, then nested ones by their keys. */
  private List<Value> sorted(List<Value> elements) {
    record Keyed(String key, Value value) {}
    return elements.stream()
        .map(element -> new Keyed(sortKey(element), element))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::value)
        .toList();
  }

  private String sortKey(Value element) {
    boolean nested = element instanceof Sequence || element instanceof Value.Mapping;
    return nested ? "~" + keys.of(element) : ValueJson.write(element);
  }

  private Value mapping(JsonNode pairs) {
    var entries = new ArrayList<Value.Entry>(pairs.size());
    for (JsonNode pair : pairs) {
      if (!pair.isArray() || pair.size() != 2) {
        throw new IllegalArgumentException("$dict needs pairs [key, value]");
      }
      entries.add(new Value.Entry(value(pair.get(0)), value(pair.get(1))));
    }
    return new Value.Mapping(entries);
  }
}
