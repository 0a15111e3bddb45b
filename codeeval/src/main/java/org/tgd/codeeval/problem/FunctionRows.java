package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of LiveCodeBench and APPS that call a method: their values stand in texts. */
final class FunctionRows {
  private static final Pattern METHOD =
      Pattern.compile("def\\s+(\\w+)\\s*\\(\\s*self\\s*,?([^)]*)\\)\\s*(?:->\\s*([^:]+))?:");

  private FunctionRows() {}

  static Problem liveCodeBench(Fields fields, JsonNode shown, JsonNode hidden) {
    JsonNode metadata = StreamRows.json("metadata", fields.textOr("{}", "metadata"));
    String starter = fields.textOr("", "starter_code");
    var tests = new Tests.Values(cases(shown), cases(hidden));
    Signature signature = signature(starter, metadata.path("func_name").asText(""), arity(tests));
    return problem(fields, fields.name("question_id"), signature, tests, Map.of());
  }

  static Problem apps(Fields fields, JsonNode both, Map<Language, String> references) {
    var cases = new ArrayList<TestCase>();
    for (int i = 0; i < both.path("inputs").size(); i++) {
      JsonNode output = both.path("outputs").path(i);
      // published rows put the result into a list of one
      JsonNode result = output.isArray() && output.size() == 1 ? output.get(0) : output;
      var arguments = new ArrayList<Value>();
      both.path("inputs").path(i).forEach(argument -> arguments.add(ValueJson.of(argument)));
      cases.add(new TestCase(arguments, ValueJson.of(result)));
    }
    var tests = new Tests.Values(List.of(), cases);
    String starter = fields.textOr("", "starter_code");
    Signature signature = signature(starter, both.path("fn_name").asText(), arity(tests));
    String field = fields.has("problem_id") ? "problem_id" : "id";
    return problem(fields, fields.name(field), signature, tests, references);
  }

  private static int arity(Tests.Values tests) {
    TestCase first =
        tests.publicTests().isEmpty() ? tests.hiddenTests().get(0) : tests.publicTests().get(0);
    return first.arguments().size();
  }

  /** One argument on each line. */
  private static List<TestCase> cases(JsonNode tests) {
    var cases = new ArrayList<TestCase>();
    for (JsonNode test : tests) {
      List<Value> arguments =
          test.path("input")
              .asText()
              .lines()
              .filter(l -> !l.isBlank())
              .map(ValueJson::parse)
              .toList();
      cases.add(new TestCase(arguments, ValueJson.parse(test.path("output").asText())));
    }
    return cases;
  }

  private static Signature signature(String starter, String name, int arity) {
    Matcher matcher = METHOD.matcher(starter);
    while (matcher.find()) {
      if (name.isEmpty() || matcher.group(1).equals(name)) {
        List<Parameter> parameters = parameters(matcher.group(2));
        if (parameters.size() == arity) {
          Type returns = type(matcher.group(3) == null ? "Any" : matcher.group(3));
          return new Signature("Solution", matcher.group(1), parameters, returns);
        }
      }
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "neither 'metadata' nor 'starter_code' names the method to call");
    }
    var parameters = new ArrayList<Parameter>();
    for (int i = 0; i < arity; i++) {
      parameters.add(new Parameter("p" + i, Type.ANY));
    }
    return new Signature(
        starter.contains("class Solution") ? "Solution" : "", name, parameters, Type.ANY);
  }

  private static List<Parameter> parameters(String text) {
    var parameters = new ArrayList<Parameter>();
    int depth = 0;
    var current = new StringBuilder();
    for (char c : (text.strip() + ",").toCharArray()) {
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        String[] sides = current.toString().split("=", 2)[0].split(":", 2);
        if (!sides[0].isBlank()) {
          Type type = sides.length > 1 ? type(sides[1]) : Type.ANY;
          parameters.add(new Parameter(sides[0].strip(), type));
        }
        current.setLength(0);
      } else {
        current.append(c);
      }
    }
    return parameters;
  }

  private static Type type(String text) {
    try {
      return Type.parse(text.strip());
    } catch (IllegalArgumentException e) {
      return Type.ANY;
    }
  }

  private static Problem problem(
      Fields fields,
      String id,
      Signature signature,
      Tests.Values tests,
      Map<Language, String> references) {
    return new Problem(
        id,
        fields.textOr("", "question_content", "question"),
        fields.textOr("", "difficulty").toLowerCase(Locale.ROOT),
        "",
        signature,
        Map.of(Language.PYTHON, fields.textOr("", "starter_code")),
        tests,
        Comparison.EXACT,
        references,
        ValueRows.checker(fields));
  }
}
