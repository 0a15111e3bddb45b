package org.tgd.codeeval.problem;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the field {@code generated_tests} of problem rows: further inputs with the right program's
 * answers, which tell a program that passes all tests from one that is right.
 */
public final class GeneratedTests {
  private GeneratedTests() {}

  private record Named(String task, List<TestCase> tests) {}

  /**
   * The generated tests by task id; none for rows without the field or whose tests are code.
   *
   * @throws org.tgd.core.input.InputException if the file cannot be read
   */
  public static Map<String, List<TestCase>> read(Path file) {
    Rows<Named> rows = JsonLines.read(file, (row, line) -> tests(new Fields(row)));
    Map<String, List<TestCase>> byTask = new LinkedHashMap<>();
    rows.values().forEach(named -> byTask.put(named.task(), named.tests()));
    return byTask;
  }

  private static Named tests(Fields fields) {
    String task = fields.name("task_id");
    if (!fields.has("generated_tests") || !fields.has("params")) {
      return new Named(task, List.of());
    }
    Signature signature = ValueRows.problem(fields).signature();
    return new Named(task, ValueRows.cases(fields, "generated_tests", signature));
  }
}
