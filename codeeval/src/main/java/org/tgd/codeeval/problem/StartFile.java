package org.tgd.codeeval.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;

/**
 * Reads programs to be repaired from JSON Lines: {@code {"id"?, "task_id", "language"?, "code",
 * "program_lines"?}}. The lines behind the first {@code program_lines} are an adapter between the
 * tests and the program, which no repair may touch.
 */
public final class StartFile {
  private StartFile() {}

  /**
   * A program to be repaired.
   *
   * @param submission the program, its adapter included
   * @param programLines how many of its lines may change; empty for all
   */
  public record Start(Submission submission, Optional<Integer> programLines) {}

  /**
   * Reads a file that must hold at least one program and no broken row.
   *
   * @throws InputException naming the first broken rows
   */
  public static List<Start> readAll(Path file) {
    Rows<Start> rows = JsonLines.read(file, (row, line) -> start(new Fields(row)));
    if (!rows.errors().isEmpty()) {
      throw new InputException(String.join("\n", rows.errors().stream().limit(10).toList()));
    }
    if (rows.rows().isEmpty()) {
      throw new InputException(file + " holds no program");
    }
    return rows.values();
  }

  private static Start start(Fields fields) {
    String task = fields.name("task_id");
    var submission =
        new Submission(
            fields.has("id") ? fields.name("id") : task,
            task,
            SubmissionFile.language(fields),
            fields.text("code"),
            false);
    if (!fields.has("program_lines")) {
      return new Start(submission, Optional.empty());
    }
    long all = submission.code().lines().count();
    int lines = fields.need("program_lines").asInt(-1);
    if (lines < 1 || lines > all) {
      throw new IllegalArgumentException(
          "field 'program_lines' must be a number from 1 to the %d lines of 'code', got %s"
              .formatted(all, fields.need("program_lines")));
    }
    return new Start(submission, Optional.of(lines));
  }
}
