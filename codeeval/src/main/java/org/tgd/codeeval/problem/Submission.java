package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A solution to be judged.
 *
 * @param id unique in its file
 * @param taskId the problem that it is for
 * @param language its language, if the row names one
 * @param code the program text
 * @param continuesStarter whether {@code code} is only what follows the problem's starter text
 */
public record Submission(
    String id, String taskId, Optional<Language> language, String code, boolean continuesStarter) {
  /** Checks that nothing is missing. */
  public Submission {
    requireNonNull(id, "id");
    requireNonNull(taskId, "taskId");
    requireNonNull(language, "language");
    requireNonNull(code, "code");
  }

  /** The language in which this is judged for that problem. */
  public Language languageFor(Problem problem) {
    return language.orElse(problem.defaultLanguage());
  }

  /** The whole program text for that problem. */
  public String program(Problem problem) {
    String text = continuesStarter ? problem.starter(languageFor(problem)) + code : code;
    return text.startsWith("\uFEFF") ? text.substring(1) : text; // a mark of encoding, no code
  }
}
