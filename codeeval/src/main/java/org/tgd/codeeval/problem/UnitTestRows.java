package org.tgd.codeeval.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of BigCodeBench: tests are methods of a {@code unittest.TestCase}, each run on its own.
 * Tests that replace parts of the solution's process cannot reach it, and are refused.
 */
final class UnitTestRows {
  private static final Pattern CLASS =
      Pattern.compile("(?m)^class\\s+(\\w+)\\s*\\(.*TestCase\\s*\\)");
  private static final Pattern METHOD = Pattern.compile("(?m)^[ \\t]+def\\s+(test\\w*)\\s*\\(");
  private static final Pattern REPLACES = Pattern.compile("\\bmock\\b|\\bpatch\\b|monkeypatch");

  private UnitTestRows() {}

  static boolean one(Fields fields) {
    return fields.hasText("test")
        && fields.has("entry_point")
        && CLASS.matcher(fields.text("test")).find();
  }

  static Problem problem(Fields fields) {
    String test = fields.text("test");
    if (REPLACES.matcher(test).find()) {
      throw new IllegalArgumentException(
          "field 'test' replaces parts of the solution's process (mock, patch); solutions run in a"
              + " process of their own, out of reach of that: the row is not read");
    }
    Matcher type = CLASS.matcher(test);
    if (!type.find()) {
      throw new IllegalArgumentException("field 'test' declares no class of unittest.TestCase");
    }
    Set<String> names = new LinkedHashSet<>();
    METHOD.matcher(test.substring(type.start())).results().forEach(m -> names.add(m.group(1)));
    if (names.isEmpty()) {
      throw new IllegalArgumentException("field 'test' has no method whose name starts with test");
    }
    String entry = fields.text("entry_point");
    String prompt = fields.textOr("", "complete_prompt", "code_prompt", "prompt");
    List<String> checks =
        names.stream()
            .map(
                name ->
                    test
                        + "\n\n_tgd_case = "
                        + type.group(1)
                        + ".setUpClass() or "
                        + type.group(1)
                        + "("
                        + EvalPlusRows.literal(name)
                        + ")\n_tgd_case.debug()\n")
            .toList();
    return new Problem(
        fields.name("task_id"),
        fields.textOr(prompt, "instruct_prompt"),
        "",
        "",
        new Signature("", entry, List.of(), Type.ANY),
        Map.of(Language.PYTHON, prompt),
        new Tests.PythonChecks("", entry, List.of(), checks),
        Comparison.EXACT,
        fields.hasText("canonical_solution")
            ? Map.of(Language.PYTHON, prompt + fields.text("canonical_solution"))
            : Map.of());
  }
}
