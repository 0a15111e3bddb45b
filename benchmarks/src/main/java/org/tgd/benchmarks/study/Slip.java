package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import org.tgd.codeeval.problem.Language;

/**
 * A right program with one slip.
 *
 * @param number its number, from 1
 * @param taskId the problem
 * @param kind the kind of slip
 * @param line the faulty line of {@code code}, from 1
 * @param code the program
 * @param language its language
 */
public record Slip(
    int number, String taskId, String kind, int line, String code, Language language) {
  /** Checks that nothing is missing. */
  public Slip {
    requireNonNull(taskId, "taskId");
    requireNonNull(kind, "kind");
    requireNonNull(code, "code");
    requireNonNull(language, "language");
  }
}
