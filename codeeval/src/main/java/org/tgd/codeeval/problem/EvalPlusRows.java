package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of HumanEval+ as EvalPlus publishes them: inputs without answers ({@code base_input}, {@code
 * plus_input}) and a right program, which the tests run beside the solution. Answers are compared
 * as EvalPlus does (evalplus 0.3, {@code eval/__init__.py}): exactly, or fractions within {@code
 * atol} and a relative 1e-7; a zero of a polynomial by its value.
 */
final class EvalPlusRows {
  private static final int CHUNK = 100;
  private static final String SETUP =
      """
      import copy as _tgd_copy, json as _tgd_json
      _tgd_space = {"__name__": "reference"}
      exec(%s, _tgd_space)
      def _tgd_right(*given):
          try:
              return _tgd_space[%s](*given)
          except Exception as e:
              # not the fault of a solution: the test lacks what it needs
              raise ImportError("the right program fails: %%r" %% e) from None
      def _tgd_floats(x):
          return isinstance(x, float) or (
              isinstance(x, (list, tuple)) and bool(x) and all(isinstance(i, float) for i in x))
      def _tgd_close(a, b, atol):
          if isinstance(b, (list, tuple)):
              return (isinstance(a, (list, tuple)) and len(a) == len(b)
                      and all(_tgd_close(i, j, atol) for i, j in zip(a, b)))
          if isinstance(b, (int, float)) and isinstance(a, (int, float)):
              return a == b or abs(a - b) <= atol + 1e-7 * abs(b)
          return a == b
      def _tgd_same(got, want, atol):
          if got == want:
              return True
          atol = 1e-6 if atol == 0 and _tgd_floats(want) else atol
          return atol != 0 and type(got) == type(want) and _tgd_close(got, want, atol)
      """;
  private static final String CHECK =
      """
      for _tgd_input in _tgd_json.loads(%s):
          _tgd_want = _tgd_right(*_tgd_copy.deepcopy(_tgd_input))
          _tgd_got = %s(*_tgd_copy.deepcopy(_tgd_input))
          assert %s, (
              "for %%r: %%r expected, got %%r" %% (_tgd_input, _tgd_want, _tgd_got))[:400]
      """;

  private EvalPlusRows() {}

  static Problem problem(Fields fields) {
    if (fields.name("task_id").startsWith("Mbpp/")) {
      throw new IllegalArgumentException(
          "a native row of MBPP+ gives tuples as lists, which only EvalPlus' own tables tell apart;"
              + " use its rows with 'test_list' and 'test' (evalplus/mbppplus)");
    }
    String entry = fields.text("entry_point");
    String prompt = fields.text("prompt");
    String right = prompt + fields.text("canonical_solution");
    String setup = SETUP.formatted(literal(right), literal(entry));
    var checks = new ArrayList<String>();
    checks.addAll(checks(fields, "base_input", entry));
    checks.addAll(checks(fields, "plus_input", entry));
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("fields 'base_input' and 'plus_input' hold no input");
    }
    return new Problem(
        fields.name("task_id"),
        prompt,
        "",
        "",
        new Signature("", entry, List.of(), Type.ANY),
        Map.of(Language.PYTHON, prompt),
        new Tests.PythonChecks(setup, entry, List.of(), checks),
        Comparison.EXACT,
        Map.of(Language.PYTHON, right));
  }

  private static List<String> checks(Fields fields, String field, String entry) {
    List<JsonNode> inputs = fields.list(field);
    JsonNode atol = fields.row().path("atol");
    if (!atol.isMissingNode() && !atol.isNumber()) {
      throw new IllegalArgumentException("field 'atol' must be a number");
    }
    String same =
        entry.equals("find_zero")
            ? "abs(_tgd_space[\"poly\"](*_tgd_input, _tgd_got)) <= max(%s, 1e-6)"
                .formatted(atol.asDouble())
            : "_tgd_same(_tgd_got, _tgd_want, %s)".formatted(atol.asDouble());
    var checks = new ArrayList<String>();
    for (int from = 0; from < inputs.size(); from += CHUNK) {
      List<JsonNode> part = inputs.subList(from, Math.min(inputs.size(), from + CHUNK));
      checks.add(CHECK.formatted(literal(part.toString()), entry, same));
    }
    return checks;
  }

  /** A text as JSON writes it, which Python reads alike. */
  static String literal(String text) {
    return TextNode.valueOf(text).toString();
  }
}
