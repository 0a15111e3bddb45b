package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of DS-1000 (Lai et al. 2022): solutions are lines of a text that is given. The row's own
 * loop runs them beside the answers; here the text with the solution in it is a function that runs
 * in the solution's process, and the row's code makes its inputs and judges its results in another.
 */
final class DataScienceRows {
  private static final Pattern LOOP =
      Pattern.compile(
          """
          def test_execution\\(solution(?:: str)?\\):
              code = exec_context\\.replace\\("\\[insert\\]", solution\\)
              for i in range\\((\\d+)\\):
                  test_input, expected_result = generate_test_case\\(i \\+ 1\\)
                  test_env = \\{"test_input": test_input\\}
                  exec\\(code, test_env\\)
                  assert exec_test\\(test_env\\["result"\\], expected_result\\)
          """
              .stripTrailing());

  private static final Pattern CONTEXT =
      Pattern.compile("^exec_context = r\"\"\"(.*?)\"\"\"", Pattern.DOTALL | Pattern.MULTILINE);

  private static final String PLACE = "[insert]";

  private DataScienceRows() {}

  static boolean one(Fields fields) {
    return fields.hasText("code_context") && fields.hasText("reference_code");
  }

  static Problem problem(Fields fields, Set<String> modules) {
    String code = fields.text("code_context");
    Matcher loop = LOOP.matcher(code);
    Matcher context = CONTEXT.matcher(code);
    boolean usual = loop.find() && context.find();
    String text = usual ? context.group(1) : "";
    int place = text.indexOf(PLACE);
    if (place < 0 || text.indexOf(PLACE, place + 1) >= 0 || loop.group(1).length() > 3) {
      throw new IllegalArgumentException(
          "a row of DS-1000 whose 'code_context' is not of the usual form (pictures of Matplotlib,"
              + " files beside the tests): its tests read what the solution leaves in their own"
              + " process; not read");
    }
    UnitTestRows.require(
        UnitTestRows.foreign(code + "\n" + fields.text("reference_code"), modules));
    var tests =
        new Tests.PythonChecks(
            code,
            Insertion.ENTRY,
            List.of(),
            checks(code, Integer.parseInt(loop.group(1))),
            Optional.of(
                new Insertion(text.substring(0, place), text.substring(place + PLACE.length()))));
    return new Problem(
        name(fields),
        fields.text("prompt"),
        "",
        "",
        new Signature("", Insertion.ENTRY, List.of(), Type.ANY),
        Map.of(Language.PYTHON, ""),
        tests,
        Comparison.EXACT,
        Map.of(Language.PYTHON, fields.text("reference_code")));
  }

  private static List<String> checks(String code, int cases) {
    var checks = new ArrayList<String>();
    for (int i = 1; i <= cases; i++) {
      checks.add(
          "test_input, expected_result = generate_test_case(%d)\nassert exec_test(%s(test_input),"
                  .formatted(i, Insertion.ENTRY)
              + " expected_result)\n");
    }
    if (code.contains("\ndef test_string(")) {
      checks.add("test_string(" + Insertion.TEXT + ")\n");
    }
    return checks;
  }

  /** The name that the row has, or the number that DS-1000 gives it. */
  private static String name(Fields fields) {
    if (fields.has("task_id")) {
      return fields.name("task_id");
    }
    JsonNode number = fields.row().path("metadata").path("problem_id");
    if (!number.isIntegralNumber()) {
      throw new IllegalArgumentException(
          "field 'metadata' must hold a number 'problem_id', or the row a 'task_id'");
    }
    return "DS-1000/" + number.asText();
  }
}
