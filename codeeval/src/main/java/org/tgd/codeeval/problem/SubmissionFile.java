package org.tgd.codeeval.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads solutions from JSON Lines, plain or gzip: {@code {"id"?, "task_id", "language"?, "code"}};
 * {@code "completion"} in place of {@code "code"} continues the problem's starter text. A row
 * without an id takes its task id, with {@code #2}, {@code #3}, … when that is in use.
 */
public final class SubmissionFile {
  private SubmissionFile() {}

  /**
   * Reads a file, keeping the good rows and reporting the broken ones; an id that was given before
   * makes its row a broken one.
   *
   * @throws org.tgd.core.input.InputException if the file cannot be read at all
   */
  public static Rows<Submission> read(Path file) {
    Map<String, Integer> given = new HashMap<>();
    Rows<Submission> read =
        JsonLines.read(file, (row, line) -> submission(new Fields(row), line, given));
    Map<String, Integer> used = new HashMap<>(given);
    var rows = new ArrayList<Row<Submission>>();
    for (Row<Submission> row : read.rows()) {
      rows.add(row.value().id().isEmpty() ? named(row, used) : row);
    }
    return new Rows<>(rows, read.errors());
  }

  private static Row<Submission> named(Row<Submission> row, Map<String, Integer> used) {
    Submission s = row.value();
    String id = s.taskId();
    for (int n = 2; used.containsKey(id); n++) {
      id = s.taskId() + "#" + n;
    }
    used.put(id, row.line());
    return new Row<>(
        row.line(), new Submission(id, s.taskId(), s.language(), s.code(), s.continuesStarter()));
  }

  private static Submission submission(Fields fields, int line, Map<String, Integer> given) {
    String id = fields.has("id") ? fields.name("id") : "";
    boolean continues = !fields.has("code") && fields.has("completion");
    var submission =
        new Submission(
            id,
            fields.name("task_id"),
            language(fields),
            fields.text(continues ? "completion" : "code"),
            continues);
    Integer earlier = id.isEmpty() ? null : given.putIfAbsent(id, line);
    if (earlier != null) {
      throw new IllegalArgumentException("id '" + id + "' was already on line " + earlier);
    }
    return submission;
  }

  static Optional<Language> language(Fields fields) {
    if (!fields.has("language")) {
      return Optional.empty();
    }
    String label = fields.text("language");
    return Optional.of(
        Language.named(label)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "field 'language' must be one of "
                            + Language.labels()
                            + "; got '"
                            + label
                            + "'")));
  }
}
