package org.tgd.codeeval.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows of BigCodeBench: tests are methods of a {@code unittest.TestCase}, each run on its own. */
final class UnitTestRows {
  private static final Pattern CLASS =
      Pattern.compile("(?m)^class\\s+(\\w+)\\s*\\(.*TestCase\\s*\\)");
  private static final Pattern METHOD = Pattern.compile("(?m)^[ \\t]+def\\s+(test\\w*)\\s*\\(");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^[ \\t]*(?:from[ \\t]+(\\w+)|import[ \\t]+([^#\\r\\n]+))");

  private UnitTestRows() {}

  /** Packages that a text imports and that are neither Python's own nor there. */
  static Set<String> foreign(String text, Set<String> modules) {
    Set<String> foreign = new TreeSet<>();
    IMPORT.matcher(text).results().forEach(match -> foreign.addAll(modules(match)));
    foreign.removeIf(name -> PythonLibrary.has(name) || modules.contains(name));
    return foreign;
  }

  /** Rows about packages that are not there cannot run. */
  static void require(Set<String> foreign) {
    if (!foreign.isEmpty()) {
      throw new IllegalArgumentException(
          "the row is about packages (%s) that are not there; name an environment that has them by"
                  .formatted(String.join(", ", foreign))
              + " --environment (tgd code environment create makes one): the row is not read");
    }
  }

  private static List<String> modules(MatchResult imported) {
    if (imported.group(1) != null) {
      return List.of(imported.group(1));
    }
    return Stream.of(imported.group(2).split("[,;]", -1))
        .map(part -> part.strip().split("[\\s.]", -1)[0])
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static boolean one(Fields fields) {
    return fields.hasText("test")
        && fields.has("entry_point")
        && CLASS.matcher(fields.text("test")).find();
  }

  static Problem problem(Fields fields, Set<String> modules) {
    String test = fields.text("test");
    String all =
        String.join(
            "\n",
            test,
            fields.textOr("", "complete_prompt"),
            fields.textOr("", "code_prompt"),
            fields.textOr("", "canonical_solution"));
    require(foreign(all, modules));
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
