package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows with a signature and tests as JSON values: our own and LeetCodeDataset-style ones. */
final class ValueRows {
  private ValueRows() {}

  static Problem problem(Fields fields) {
    Signature signature =
        new Signature(
            fields.textOr("", "class_name"),
            fields.text("method"),
            parameters(fields),
            type(fields.textOr("Any", "return_type"), "return_type"));
    var tests =
        new Tests.Values(
            cases(fields, "public_tests", signature), cases(fields, "hidden_tests", signature));
    if (tests.publicCount() + tests.hiddenCount() == 0) {
      throw new IllegalArgumentException("field 'public_tests' or 'hidden_tests' is missing");
    }
    return new Problem(
        fields.name("task_id"),
        fields.textOr("", "statement", "problem_description"),
        fields.textOr("", "difficulty").toLowerCase(Locale.ROOT),
        fields.textOr("", "complexity"),
        signature,
        texts(fields, "starter_code", "starter_code_java"),
        tests,
        comparison(fields),
        references(fields),
        checker(fields));
  }

  private static Map<Language, String> references(Fields fields) {
    var references = texts(fields, "canonical_python", "canonical_java");
    texts(fields, "canonical_solution", "canonical_solution_java").forEach(references::putIfAbsent);
    return references;
  }

  private static Map<Language, String> texts(Fields fields, String python, String java) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    if (fields.has(python)) {
      texts.put(Language.PYTHON, fields.text(python));
    }
    if (fields.has(java)) {
      texts.put(Language.JAVA, fields.text(java));
    }
    return texts;
  }

  static String checker(Fields fields) {
    return fields.textOr("", "checker");
  }

  static Comparison comparison(Fields fields) {
    try {
      return Comparison.parse(fields.textOr("exact", "compare"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("field 'compare': " + e.getMessage(), e);
    }
  }

  private static List<Parameter> parameters(Fields fields) {
    fields.need("params");
    var parameters = new ArrayList<Parameter>();
    for (JsonNode element : fields.list("params")) {
      if (!element.path("name").isTextual() || !element.path("type").isTextual()) {
        throw new IllegalArgumentException(
            "field 'params' must hold {\"name\", \"type\"}, got " + Fields.abbreviated(element));
      }
      String name = element.get("name").textValue();
      parameters.add(new Parameter(name, type(element.get("type").textValue(), "params, " + name)));
    }
    return parameters;
  }

  private static Type type(String text, String field) {
    try {
      return Type.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("field '" + field + "': " + e.getMessage(), e);
    }
  }

  static List<TestCase> cases(Fields fields, String field, Signature signature) {
    var cases = new ArrayList<TestCase>();
    for (JsonNode element : fields.list(field)) {
      String where = field + "[" + cases.size() + "]";
      if (!element.path("args").isArray() || !element.has("expected")) {
        throw new IllegalArgumentException(
            where + " must be {\"args\": […], \"expected\"}, got " + Fields.abbreviated(element));
      }
      var arguments = new ArrayList<Value>();
      element.get("args").forEach(argument -> arguments.add(ValueJson.of(argument)));
      if (arguments.size() != signature.parameters().size()) {
        throw new IllegalArgumentException(
            "%s has %d arguments, %s has %d parameters"
                .formatted(
                    where, arguments.size(), signature.method(), signature.parameters().size()));
      }
      cases.add(new TestCase(arguments, ValueJson.of(element.get("expected"))));
    }
    return cases;
  }
}
