package org.tgd.codeeval.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows whose test is a Java class {@code Main}: HumanEval-X Java and MBJP. */
final class JavaRows {
  private static final Pattern CLASS = Pattern.compile("(?m)^\\s*(?:public\\s+)?class\\s+(\\w+)");
  private static final Pattern METHOD =
      Pattern.compile("(\\w+)\\s*\\([^()]*\\)\\s*(?:throws\\s+[\\w.,\\s]+)?\\{\\s*$");

  private JavaRows() {}

  static Problem problem(Fields fields) {
    String prompt = fields.text("prompt");
    Optional<String> publicMain =
        fields.hasText("example_test") && !fields.text("example_test").isBlank()
            ? Optional.of(fields.text("example_test"))
            : Optional.empty();
    Map<Language, String> references =
        fields.hasText("canonical_solution")
            ? Map.of(Language.JAVA, prompt + fields.text("canonical_solution"))
            : Map.of();
    return new Problem(
        fields.name("task_id"),
        fields.textOr(prompt, "description", "text"),
        "",
        "",
        new Signature(
            found(CLASS, prompt, "Solution"),
            fields.textOr(found(METHOD, prompt, "solve"), "entry_point"),
            List.of(),
            Type.ANY),
        Map.of(Language.JAVA, prompt),
        new Tests.JavaMain(publicMain, fields.text("test")),
        Comparison.EXACT,
        references);
  }

  private static String found(Pattern pattern, String text, String fallback) {
    Matcher matcher = pattern.matcher(text.stripTrailing());
    String last = fallback;
    while (matcher.find()) {
      last = matcher.group(1);
    }
    return last;
  }
}
