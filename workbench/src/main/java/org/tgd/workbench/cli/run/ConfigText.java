package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tgd.core.run.Manifest;

/** What a run was made of, as a file for {@code tgd optimize --config}. */
final class ConfigText {
  /** The fields of a model that say how it draws, and their options. */
  private static final Map<String, String> SAMPLING =
      new TreeMap<>(
          Map.of(
              "temperature", "temperature",
              "top_p", "top-p",
              "max_tokens", "max-tokens",
              "seed", "model-seed"));

  private static final double MILLIS_PER_MINUTE = 60_000;
  private static final double MILLIS_PER_SECOND = 1_000;

  private ConfigText() {}

  /** The options as YAML, in the order of the manifest. */
  static String of(Manifest manifest) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> each : manifest.json().path("config").properties()) {
      switch (each.getKey()) {
        case "options" -> options.set("option", each.getValue());
        case "model" -> model(each.getValue(), options);
        case "batches" -> batches(each.getValue(), options);
        case "budget" -> budget(each.getValue(), options);
        default -> options.set(each.getKey().replace('_', '-'), each.getValue());
      }
    }
    try {
      return from(manifest)
          + YAMLMapper.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build()
              .writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON could not be written", e);
    }
  }

  /** What no option says: that the run started from a candidate of another. */
  private static String from(Manifest manifest) {
    return manifest
        .origin()
        .map(
            origin ->
                "# the run started from %s, seen from its directory: see 'tgd run branch'%n"
                    .formatted(origin.words()))
        .orElse("");
  }

  private static void model(JsonNode model, ObjectNode options) {
    String name = model.path("name").asText();
    if (name.equals("none")) {
      return;
    }
    options.put("model", name);
    if (model.has("editor")) {
      options.set("editor-model", model.get("editor"));
    }
    if (model.has("base_url")) {
      options.set("base-url", model.get("base_url"));
    }
    if (!model.path("prices").isEmpty()) {
      options.set("price", model.get("prices"));
    }
    options.put("timeout", number(model.path("timeout_millis").asLong() / MILLIS_PER_SECOND));
    options.set("attempts", model.get("attempts"));
    SAMPLING.forEach(
        (field, option) -> {
          if (model.has(field)) {
            options.set(option, model.get(field));
          }
        });
    if (model.has("prompt_dir")) {
      options.set("prompt-dir", model.get("prompt_dir"));
    }
    for (String field : List.of("answers", "images", "reduce")) {
      if (model.has(field)) {
        options.set(field, model.get(field));
      }
    }
    if (!model.path("headers").isEmpty()) {
      options.set("header", model.get("headers"));
    }
  }

  private static void batches(JsonNode batches, ObjectNode options) {
    if (batches.path("size").asInt() > 0) {
      options.set("batch-size", batches.get("size"));
    }
    options.set("sampler", batches.get("order"));
    options.set("val-share", batches.get("validation"));
    options.set("test-share", batches.get("test"));
    options.set("validate-every", batches.get("every"));
    options.set("accept-margin", batches.get("margin"));
  }

  private static void budget(JsonNode budget, ObjectNode options) {
    for (Map.Entry<String, JsonNode> each : budget.properties()) {
      if (each.getKey().equals("millis")) {
        double minutes = each.getValue().asLong() / MILLIS_PER_MINUTE;
        options.put("budget-minutes", number(minutes));
      } else {
        options.set("budget-" + each.getKey(), each.getValue());
      }
    }
  }

  /** Whole numbers without a point, as options that count need them. */
  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
