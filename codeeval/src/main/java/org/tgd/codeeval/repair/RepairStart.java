package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.StartFile;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * What a repair starts from.
 *
 * @param code the program
 * @param locked its lines that no edit may touch
 */
public record RepairStart(String code, Locked locked) {
  /** Checks that nothing is missing. */
  public RepairStart {
    requireNonNull(code, "code");
    requireNonNull(locked, "locked");
  }

  /**
   * Reads a file: a program as it is, or JSON Lines of programs, of which the first one of the
   * problem and language is taken; without a file the problem's starter.
   *
   * @throws InputException if it cannot be read or holds no program of that problem
   */
  public static RepairStart of(String file, Problem problem, Language language) {
    if (file.isEmpty()) {
      return new RepairStart(problem.starter(language), Locked.NONE);
    }
    Path path = Path.of(file);
    if (isRows(path)) {
      return of(StartFile.readAll(path), path, problem, language);
    }
    try {
      String program = TextInput.text(path);
      if (program.isBlank()) {
        throw new InputException(file + " is empty; expected a program");
      }
      return new RepairStart(program, Locked.NONE);
    } catch (IOException e) {
      throw InputException.cannotRead("solution", path, e);
    }
  }

  /** The start that a row of a file of programs describes. */
  public static RepairStart of(StartFile.Start row) {
    String code = row.submission().code();
    return new RepairStart(
        code, row.programLines().map(lines -> Locked.behind(code, lines)).orElse(Locked.NONE));
  }

  private static RepairStart of(
      List<StartFile.Start> rows, Path file, Problem problem, Language language) {
    return rows.stream()
        .filter(row -> row.submission().taskId().equals(problem.taskId()))
        .filter(row -> row.submission().languageFor(problem) == language)
        .findFirst()
        .map(RepairStart::of)
        .orElseThrow(
            () ->
                new InputException(
                    "%s holds no %s program with the task id '%s'"
                        .formatted(file, language.label(), problem.taskId())));
  }

  private static boolean isRows(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".ndjson");
  }
}
