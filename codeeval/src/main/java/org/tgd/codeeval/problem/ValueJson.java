package org.tgd.codeeval.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.tgd.codeeval.problem.Value.Sequence;
import org.tgd.core.input.Broken;

/**
 * Values as JSON. Beyond plain JSON: {@code {"$float": "inf"|"-inf"|"nan"}}, {@code {"$tuple":
 * […]}}, {@code {"$set": […]}}, {@code {"$dict": [[key, value], …]}} and {@code {"$opaque": "type
 * name"}}; any other object is a mapping with text keys. A number with a point or an exponent is a
 * float, any other a whole number of any size.
 */
public final class ValueJson {
  private static final int DEEPEST = 1000;

  /** Reads JSON with exact whole numbers and depth at most 1000. */
  static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(1_000_000)
                          .maxStringLength(200_000_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  private ValueJson() {}

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException if the text is not JSON, is nested deeper than 1000, or uses a
   *     marker wrongly
   */
  public static Value parse(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON value: " + Broken.words(e), e);
    }
  }

  /**
   * The value that a JSON node stands for.
   *
   * @throws IllegalArgumentException if a marker is used wrongly
   * @throws TooMuch if reading it takes more than {@link Effort#MOST} steps
   */
  public static Value of(JsonNode node) {
    return new ValueReading().value(node);
  }

  /** The value as compact JSON; {@link #parse} reads it back. */
  public static String write(Value value) {
    return node(value).toString();
  }

  /** The values as a JSON array. */
  public static String write(List<Value> values) {
    return write(Value.of(values));
  }

  /** The JSON node that stands for a value. */
  public static JsonNode node(Value value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (value instanceof Value.Bool v) {
      return make.booleanNode(v.value());
    } else if (value instanceof Value.Whole v) {
      return make.numberNode(v.value());
    } else if (value instanceof Value.Real v) {
      return real(v.value());
    } else if (value instanceof Value.Text v) {
      return make.textNode(v.value());
    } else if (value instanceof Sequence v) {
      ArrayNode array = make.arrayNode(v.elements().size());
      v.elements().forEach(element -> array.add(node(element)));
      return switch (v.kind()) {
        case LIST -> array;
        case TUPLE -> make.objectNode().set("$tuple", array);
        case SET -> make.objectNode().set("$set", array);
      };
    } else if (value instanceof Value.Mapping v) {
      ArrayNode pairs = make.arrayNode(v.entries().size());
      v.entries().forEach(e -> pairs.addArray().add(node(e.key())).add(node(e.value())));
      return make.objectNode().set("$dict", pairs);
    } else if (value instanceof Value.Opaque v) {
      return make.objectNode().put("$opaque", v.typeName());
    }
    return make.nullNode();
  }

  private static JsonNode real(double value) {
    if (Double.isFinite(value)) {
      return JsonNodeFactory.instance.numberNode(value);
    }
    String name = Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    return JsonNodeFactory.instance.objectNode().put("$float", name);
  }
}
