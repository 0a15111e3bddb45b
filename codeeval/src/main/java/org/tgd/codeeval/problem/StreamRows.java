package org.tgd.codeeval.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows whose solutions are programs that read and print: our own, LiveCodeBench, APPS and
 * CodeContests as they are published.
 */
final class StreamRows {
  private static final Signature PROGRAM = new Signature("", "main", List.of(), Type.ANY);
  private static final Map<Integer, Language> CODE_CONTESTS =
      Map.of(2, Language.CPP, 3, Language.PYTHON, 4, Language.JAVA);
  private static final Map<Language, String> STARTERS =
      Arrays.stream(Language.values()).collect(Collectors.toMap(each -> each, each -> ""));

  private StreamRows() {}

  /** Whether the tests of a row are of inputs and outputs. */
  static boolean own(Fields fields) {
    for (String field : List.of("public_tests", "hidden_tests")) {
      JsonNode first = fields.row().path(field).path(0);
      if (first.path("input").isTextual() && first.has("output")) {
        return true;
      }
    }
    return false;
  }

  /** {@code task_id, statement, compare?, checker?}, tests as {@code {"input", "output"}}. */
  static Problem program(Fields fields) {
    Map<Language, String> references = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String field = "canonical_" + language.label();
      if (fields.hasText(field)) {
        references.put(language, fields.text(field));
      }
    }
    if (fields.hasText("canonical_solution")) {
      references.putIfAbsent(Language.PYTHON, fields.text("canonical_solution"));
    }
    var tests =
        new Tests.Streams(cases(fields.list("public_tests")), cases(fields.list("hidden_tests")));
    return problem(fields, "task_id", tests, references);
  }

  /** LiveCodeBench: tests as texts of JSON, the private ones packed. */
  static Problem liveCodeBench(Fields fields) {
    JsonNode shown = json("public_test_cases", fields.text("public_test_cases"));
    String packed = fields.textOr("[]", "private_test_cases");
    JsonNode hidden =
        json("private_test_cases", packed.startsWith("[") ? packed : Packed.text(packed));
    if (shown.path(0).path("testtype").asText().equals("functional")) {
      return FunctionRows.liveCodeBench(fields, shown, hidden);
    }
    var tests = new Tests.Streams(cases(elements(shown)), cases(elements(hidden)));
    return problem(fields, "question_id", tests, Map.of());
  }

  /** APPS: {@code problem_id, question, solutions, input_output}, the latter texts of JSON. */
  static Problem apps(Fields fields) {
    JsonNode both = json("input_output", fields.text("input_output"));
    Map<Language, String> references = new EnumMap<>(Language.class);
    if (fields.hasText("solutions") && !fields.text("solutions").isBlank()) {
      JsonNode first = json("solutions", fields.text("solutions")).path(0);
      if (first.isTextual()) {
        references.put(Language.PYTHON, first.textValue());
      }
    }
    if (both.hasNonNull("fn_name")) {
      return FunctionRows.apps(fields, both, references);
    }
    var tests = new Tests.Streams(List.of(), pairs(both.path("inputs"), both.path("outputs")));
    String field = fields.has("problem_id") ? "problem_id" : "id";
    return problem(fields, field, tests, references);
  }

  /** CodeContests: tests as columns of inputs and outputs. */
  static Problem codeContests(Fields fields) {
    var hidden = new ArrayList<StreamCase>();
    for (String field : List.of("private_tests", "generated_tests")) {
      hidden.addAll(columns(fields, field));
    }
    Map<Language, String> references = new EnumMap<>(Language.class);
    JsonNode solutions = fields.row().path("solutions");
    for (int i = 0; i < solutions.path("solution").size(); i++) {
      int language = solutions.path("language").path(i).asInt();
      String code = solutions.path("solution").path(i).asText();
      if (CODE_CONTESTS.containsKey(language)) {
        references.putIfAbsent(CODE_CONTESTS.get(language), code);
      }
    }
    var tests = new Tests.Streams(columns(fields, "public_tests"), hidden);
    return problem(fields, "name", tests, references);
  }

  private static List<StreamCase> columns(Fields fields, String field) {
    JsonNode tests = fields.row().path(field);
    return pairs(tests.path("input"), tests.path("output"));
  }

  private static Problem problem(
      Fields fields, String id, Tests.Streams tests, Map<Language, String> references) {
    String statement =
        fields.textOr("", "statement", "question_content", "question", "description");
    if (statement.toLowerCase(Locale.ROOT).contains("this is an interactive problem")) {
      throw new IllegalArgumentException(
          "the problem is interactive, which fixed inputs cannot judge; it is left out");
    }
    if (tests.publicCount() + tests.hiddenCount() == 0) {
      throw new IllegalArgumentException("there is no test with an input and an output");
    }
    Comparison comparison = fields.has("compare") ? ValueRows.comparison(fields) : Printed.USUAL;
    return new Problem(
        fields.name(id),
        statement,
        fields.row().path("difficulty").isTextual()
            ? fields.text("difficulty").toLowerCase(Locale.ROOT)
            : "",
        "",
        PROGRAM,
        STARTERS,
        tests,
        comparison,
        references,
        ValueRows.checker(fields));
  }

  private static List<StreamCase> cases(List<JsonNode> tests) {
    var cases = new ArrayList<StreamCase>();
    for (JsonNode test : tests) {
      if (!test.has("input") || !test.has("output")) {
        throw new IllegalArgumentException(
            "a test must be {\"input\", \"output\"}, got " + Fields.abbreviated(test));
      }
      cases.add(new StreamCase(text(test.get("input")), text(test.get("output"))));
    }
    return cases;
  }

  private static List<StreamCase> pairs(JsonNode inputs, JsonNode outputs) {
    if (inputs.size() != outputs.size()) {
      throw new IllegalArgumentException(
          "there are %d inputs and %d outputs".formatted(inputs.size(), outputs.size()));
    }
    var cases = new ArrayList<StreamCase>();
    for (int i = 0; i < inputs.size(); i++) {
      cases.add(new StreamCase(text(inputs.get(i)), text(outputs.get(i))));
    }
    return cases;
  }

  /** Text, or the lines of a text. */
  private static String text(JsonNode node) {
    if (!node.isArray()) {
      return node.asText();
    }
    return String.join("\n", elements(node).stream().map(StreamRows::text).toList());
  }

  static List<JsonNode> elements(JsonNode array) {
    var elements = new ArrayList<JsonNode>();
    array.forEach(elements::add);
    return elements;
  }

  static JsonNode json(String field, String text) {
    try {
      return ValueJson.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "field '" + field + "' holds no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
