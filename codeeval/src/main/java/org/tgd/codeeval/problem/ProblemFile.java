package org.tgd.codeeval.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;

/**
 * Reads problems from JSON Lines, plain or gzip. The layout is detected row by row: our own and
 * LeetCodeDataset-style rows (values in, values out), HumanEval, HumanEval+, HumanEval-X for Python
 * and Java, MBPP, MBJP, BigCodeBench, prompts with assertions, MultiPL-E and HumanEval-X in other
 * languages, and programs that read and print (our own, LiveCodeBench, APPS, CodeContests).
 */
public final class ProblemFile {
  private static final String OWN = "/org/tgd/codeeval/problems.jsonl";

  private ProblemFile() {}

  /**
   * Reads a file, keeping the good rows and reporting the broken ones; a task id that was met
   * before makes its row a broken one.
   *
   * @throws InputException if the file cannot be read at all
   */
  public static Rows<Problem> read(Path file) {
    return read(file, Set.of());
  }

  /**
   * The same, with rows about packages where these are there.
   *
   * @param modules what Python programs can import beside Python's own library
   * @throws InputException if the file cannot be read at all
   */
  public static Rows<Problem> read(Path file, Set<String> modules) {
    return unique(
        JsonLines.read(file, (row, line) -> problem(new Fields(row), modules)), file.toString());
  }

  /**
   * Reads a file that must hold at least one problem and no broken row.
   *
   * @throws InputException naming the first broken rows
   */
  public static List<Problem> readAll(Path file) {
    Rows<Problem> rows = read(file);
    if (!rows.errors().isEmpty()) {
      throw new InputException(String.join("\n", rows.errors().stream().limit(10).toList()));
    }
    if (rows.rows().isEmpty()) {
      throw new InputException(file + " holds no problem");
    }
    return rows.values();
  }

  /**
   * A problem from its row alone, as {@link #texts} gives it.
   *
   * @param row a row of JSON
   * @param modules as {@link #read(Path, Set)}
   * @throws IllegalArgumentException if it is no problem
   */
  public static Problem ofRow(String row, Set<String> modules) {
    return problem(new Fields(JsonLines.object(row)), modules);
  }

  /**
   * The rows of the good problems of a file, by their task id, so that they can be sent elsewhere.
   *
   * @param file the problems; those that come with the module where there is none
   * @param modules as {@link #read(Path, Set)}
   * @throws InputException if the file cannot be read at all
   */
  public static Map<String, String> texts(Optional<Path> file, Set<String> modules) {
    JsonLines.Reading<String[]> reading =
        (row, line) -> {
          String text = row.toString();
          return new String[] {problem(new Fields(row), modules).taskId(), text};
        };
    Rows<String[]> rows =
        file.map(path -> JsonLines.read(path, reading)).orElseGet(() -> builtIn(reading));
    Map<String, String> texts = new HashMap<>();
    rows.values().forEach(each -> texts.putIfAbsent(each[0], each[1]));
    return texts;
  }

  /** The problems that come with the module, from easy to hard. */
  public static List<Problem> builtIn() {
    return builtIn((row, line) -> problem(new Fields(row), Set.of())).values();
  }

  private static <T> Rows<T> builtIn(JsonLines.Reading<T> reading) {
    try (InputStream in = ProblemFile.class.getResourceAsStream(OWN)) {
      if (in == null) {
        throw new IllegalStateException("the module lacks " + OWN);
      }
      Rows<T> rows = JsonLines.read(in, "problems.jsonl", reading);
      if (!rows.errors().isEmpty()) {
        throw new IllegalStateException(String.join("\n", rows.errors()));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rows<Problem> unique(Rows<Problem> read, String file) {
    Map<String, Integer> lines = new HashMap<>();
    var rows = new ArrayList<Row<Problem>>();
    var errors = new ArrayList<>(read.errors());
    for (Row<Problem> row : read.rows()) {
      Integer earlier = lines.putIfAbsent(row.value().taskId(), row.line());
      if (earlier == null) {
        rows.add(row);
      } else {
        errors.add(
            "%s line %d: task_id '%s' was already on line %d"
                .formatted(file, row.line(), row.value().taskId(), earlier));
      }
    }
    return new Rows<>(rows, errors);
  }

  private static Problem problem(Fields fields, Set<String> modules) {
    if (AssertRows.multiplE(fields)) {
      return AssertRows.problem(fields);
    } else if (StreamRows.own(fields)) {
      return StreamRows.program(fields);
    } else if (fields.has("public_test_cases")) {
      return StreamRows.liveCodeBench(fields);
    } else if (fields.hasText("input_output")) {
      return StreamRows.apps(fields);
    } else if (fields.row().path("public_tests").isObject()) {
      return StreamRows.codeContests(fields);
    } else if (fields.has("method") || fields.has("params")) {
      return ValueRows.problem(fields);
    } else if (fields.has("test_list")) {
      return PythonRows.mbpp(fields);
    } else if (fields.hasText("test") && fields.text("test").contains("class Main")) {
      return JavaRows.problem(fields);
    } else if (AssertRows.humanEvalX(fields)) {
      return AssertRows.problem(fields);
    } else if (DataScienceRows.one(fields)) {
      return DataScienceRows.problem(fields, modules);
    } else if (UnitTestRows.one(fields)) {
      return UnitTestRows.problem(fields, modules);
    } else if (fields.has("base_input") && fields.has("entry_point")) {
      return EvalPlusRows.problem(fields);
    } else if (fields.hasText("test") && fields.has("entry_point")) {
      return PythonRows.humanEval(fields);
    } else if (PythonRows.humanEvalX(fields)) {
      return PythonRows.humanEvalXProblem(fields);
    } else if (fields.has("prompt") && fields.has("entry_point") && fields.has("public_tests")) {
      return PythonRows.assertions(fields);
    }
    throw new IllegalArgumentException(
        "not a known kind of problem: need 'method', 'params', 'public_tests' and 'hidden_tests';"
            + " or 'prompt', 'entry_point' and 'test' (HumanEval, HumanEval-X, MBJP, BigCodeBench)"
            + " or 'base_input' (HumanEval+);"
            + " or 'code_context' (DS-1000); or 'test_list' (MBPP); or 'prompt', 'tests' and 'stop_tokens' (MultiPL-E); or 'public_tests' of {\"input\", \"output\"},"
            + " LiveCodeBench, APPS or CodeContests rows; found "
            + names(fields.row()));
  }

  private static String names(ObjectNode row) {
    var names = new ArrayList<String>();
    row.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "no field" : String.join(", ", names);
  }
}
