package org.tgd.codeeval.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows whose tests are Python statements: HumanEval, MBPP, prompts with assertions. */
final class PythonRows {
  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");
  private static final Pattern FUNCTION = Pattern.compile("(?m)^def\\s+([A-Za-z_]\\w*)");
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\(\\)\\.(\\w+)");

  private PythonRows() {}

  /** HumanEval: {@code task_id, prompt, entry_point, canonical_solution, test}. */
  static Problem humanEval(Fields fields) {
    String entry = fields.text("entry_point");
    String check = fields.text("test") + "\n\ncheck(" + entry + ")\n";
    String prompt = fields.textOr("", "prompt");
    var tests = new Tests.PythonChecks(prompt, entry, List.of(), List.of(check));
    Map<Language, String> references =
        fields.hasText("canonical_solution")
            ? Map.of(Language.PYTHON, prompt + fields.text("canonical_solution"))
            : Map.of();
    return problem(fields, entry, tests, references);
  }

  /** Whether the row is one of HumanEval-X' own for Python: its tests call themselves. */
  static boolean humanEvalX(Fields fields) {
    return fields.hasText("test")
        && fields.hasText("prompt")
        && !fields.has("entry_point")
        && fields.text("test").contains("def check(")
        && FUNCTION.matcher(fields.text("prompt")).find();
  }

  /** HumanEval-X for Python: {@code task_id, prompt, canonical_solution, test, example_test}. */
  static Problem humanEvalXProblem(Fields fields) {
    String prompt = fields.text("prompt");
    String entry = FUNCTION.matcher(prompt).results().reduce((a, b) -> b).orElseThrow().group(1);
    List<String> shown =
        fields.hasText("example_test") ? List.of(fields.text("example_test")) : List.of();
    var tests = new Tests.PythonChecks(prompt, entry, shown, List.of(fields.text("test")));
    Map<Language, String> references =
        fields.hasText("canonical_solution")
            ? Map.of(Language.PYTHON, prompt + fields.text("canonical_solution"))
            : Map.of();
    return problem(fields, entry, tests, references);
  }

  /** A prompt and assertions that a solver may see. */
  static Problem assertions(Fields fields) {
    String entry = fields.text("entry_point");
    var tests =
        new Tests.PythonChecks(
            fields.text("prompt"),
            entry,
            fields.texts("public_tests"),
            fields.texts("hidden_tests"));
    return problem(fields, entry, tests, reference(fields, "canonical_python"));
  }

  /** MBPP: {@code task_id, text or prompt, code, test_list, test_setup_code or test_imports}. */
  static Problem mbpp(Fields fields) {
    List<String> asserted = fields.texts("test_list");
    if (asserted.isEmpty()) {
      throw new IllegalArgumentException("field 'test_list' is empty");
    }
    String setup = String.join("\n", fields.texts("test_imports"));
    String code = fields.textOr("", "code");
    String entry = called(asserted.get(0), code);
    var further = new ArrayList<>(fields.texts("challenge_test_list"));
    if (fields.hasText("test") && !fields.text("test").isBlank()) {
      further.add(fields.text("test")); // the further tests of MBPP+
    }
    String before = fields.textOr("", "test_setup_code");
    List<String> checks = behind(before, asserted);
    List<String> hidden = behind(before, further);
    var tests = new Tests.PythonChecks(setup, entry, checks, hidden);
    String id = fields.name("task_id");
    return new Problem(
        fields.row().get("task_id").isNumber() ? "MBPP/" + id : id,
        fields.textOr("", "text", "prompt"),
        "",
        "",
        new Signature("", entry, List.of(), Type.ANY),
        Map.of(),
        tests,
        Comparison.EXACT,
        reference(fields, "code"));
  }

  /** Checks behind code that may use what the solution defines, which the setup cannot. */
  private static List<String> behind(String before, List<String> checks) {
    return before.isBlank() ? checks : checks.stream().map(check -> before + "\n" + check).toList();
  }

  private static Map<Language, String> reference(Fields fields, String field) {
    return fields.hasText(field) ? Map.of(Language.PYTHON, fields.text(field)) : Map.of();
  }

  private static Problem problem(
      Fields fields, String entry, Tests tests, Map<Language, String> references) {
    Matcher method = METHOD.matcher(entry);
    boolean inClass = method.matches();
    String prompt = fields.textOr("", "prompt");
    return new Problem(
        fields.name("task_id"),
        fields.textOr(prompt, "problem_description"),
        fields.textOr("", "difficulty").toLowerCase(Locale.ROOT),
        "",
        new Signature(
            inClass ? method.group(1) : "", inClass ? method.group(2) : entry, List.of(), Type.ANY),
        Map.of(Language.PYTHON, fields.textOr(prompt, "starter_code")),
        tests,
        Comparison.EXACT,
        references);
  }

  /** The function of the code that the first check calls, or the first name that it calls. */
  private static String called(String check, String code) {
    Matcher call = CALL.matcher(check);
    String first = "";
    while (call.find()) {
      String name = call.group(1);
      first = first.isEmpty() ? name : first;
      Matcher defined = FUNCTION.matcher(code);
      while (defined.find()) {
        if (defined.group(1).equals(name)) {
          return name;
        }
      }
    }
    if (first.isEmpty()) {
      throw new IllegalArgumentException("field 'test_list': the first check calls nothing");
    }
    return first;
  }
}
