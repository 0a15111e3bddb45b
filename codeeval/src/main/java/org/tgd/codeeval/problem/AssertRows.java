package org.tgd.codeeval.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows whose tests are assertions in the language of the solution: MultiPL-E (arXiv 2208.08227) as
 * published, and HumanEval-X' rows in languages other than Python and Java.
 */
final class AssertRows {
  private static final Pattern CANDIDATE = Pattern.compile("\\bcandidate\\s*:?=\\s*(\\w+)");
  private static final Pattern TASK = Pattern.compile("^(CPP|JavaScript|Go|Rust)/.*");
  private static final Pattern LAST =
      Pattern.compile(
          "(?s).*\\b(?:(?:const|let|var|function|func|fn)\\s+)?(\\w+)\\s*(?:=\\s*)?\\(");

  private AssertRows() {}

  /** Whether a row is one of MultiPL-E. */
  static boolean multiplE(Fields fields) {
    return fields.has("stop_tokens") && fields.hasText("tests") && fields.hasText("prompt");
  }

  /** Whether a row is one of HumanEval-X in one of these languages. */
  static boolean humanEvalX(Fields fields) {
    return fields.hasText("prompt")
        && fields.hasText("test")
        && TASK.matcher(fields.textOr("", "task_id")).matches();
  }

  static Problem problem(Fields fields) {
    return fields.has("stop_tokens") ? ofMultiplE(fields) : ofHumanEvalX(fields);
  }

  private static Problem ofMultiplE(Fields fields) {
    String label = fields.text("language");
    Language language =
        Language.named(label)
            .filter(named -> !named.takesValues())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a row of MultiPL-E in '"
                            + label
                            + "', which is not run here; "
                            + Language.labels()
                            + " are, and for Python and Java rows of HumanEval, HumanEval-X, MBPP"
                            + " and MBJP"));
    String tests = fields.text("tests");
    Matcher named = CANDIDATE.matcher(tests);
    if (!named.find()) {
      throw new IllegalArgumentException(
          "field 'tests' must name the function that it tests as 'candidate'");
    }
    String id = fields.has("task_id") ? fields.name("task_id") : fields.name("name");
    return made(
        fields,
        id,
        new Tests.Asserts(
            language, fields.text("prompt"), named.group(1), Optional.empty(), tests));
  }

  private static Problem ofHumanEvalX(Fields fields) {
    String id = fields.name("task_id");
    Language language = Language.named(id.substring(0, id.indexOf('/'))).orElseThrow();
    String prompt = fields.text("prompt");
    Optional<String> shown =
        Optional.of(fields.textOr("", "example_test")).filter(text -> !text.isBlank());
    String entry = fields.has("entry_point") ? fields.text("entry_point") : last(prompt);
    return made(fields, id, new Tests.Asserts(language, prompt, entry, shown, fields.text("test")));
  }

  private static String last(String prompt) {
    Matcher matcher = LAST.matcher(prompt);
    if (!matcher.find()) {
      throw new IllegalArgumentException("field 'prompt' must end with the head of a function");
    }
    return matcher.group(1);
  }

  private static Problem made(Fields fields, String id, Tests.Asserts tests) {
    Map<Language, String> references =
        fields.hasText("canonical_solution")
            ? Map.of(tests.language(), tests.prompt() + fields.text("canonical_solution"))
            : Map.of();
    return new Problem(
        id,
        fields.textOr(tests.prompt(), "description"),
        "",
        "",
        new Signature("", tests.entry(), List.of(), Type.ANY),
        Map.of(tests.language(), tests.prompt()),
        tests,
        Comparison.EXACT,
        references);
  }
}
