package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The fields of a row, with errors that name the field. */
record Fields(ObjectNode row) {
  boolean has(String field) {
    return row.hasNonNull(field);
  }

  boolean hasText(String field) {
    return has(field) && row.get(field).isTextual();
  }

  /** The text of the first of the fields that is there, or an empty one. */
  String textOr(String fallback, String... fields) {
    for (String field : fields) {
      if (has(field)) {
        return text(field);
      }
    }
    return fallback;
  }

  String text(String field) {
    JsonNode value = need(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "field '" + field + "' must be text, got " + abbreviated(value));
    }
    return value.textValue();
  }

  /** Text, or a number as text. */
  String name(String field) {
    JsonNode value = need(field);
    if ((!value.isTextual() && !value.isNumber()) || value.asText().isBlank()) {
      throw new IllegalArgumentException(
          "field '" + field + "' must be a name, got " + abbreviated(value));
    }
    return value.asText();
  }

  JsonNode need(String field) {
    if (!has(field)) {
      throw new IllegalArgumentException("field '" + field + "' is missing");
    }
    return row.get(field);
  }

  /** The elements of an array; none when the field is absent. */
  List<JsonNode> list(String field) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode value = row.get(field);
    if (!value.isArray()) {
      throw new IllegalArgumentException(
          "field '" + field + "' must be an array, got " + abbreviated(value));
    }
    var elements = new ArrayList<JsonNode>();
    value.forEach(elements::add);
    return elements;
  }

  /** The elements of an array of texts; none when the field is absent. */
  List<String> texts(String field) {
    return list(field).stream()
        .map(
            element -> {
              if (!element.isTextual()) {
                throw new IllegalArgumentException(
                    "field '" + field + "' must hold texts, got " + abbreviated(element));
              }
              return element.textValue();
            })
        .toList();
  }

  static String abbreviated(JsonNode value) {
    String json = value.toString();
    return json.length() <= 60 ? json : json.substring(0, 60) + "…";
  }
}
