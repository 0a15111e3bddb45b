package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

/**
 * What became of one faulty program by one method.
 *
 * @param taskId the problem
 * @param language python or java
 * @param method the method
 * @param shown whether a public test fails on the faulty program
 * @param passesPublic whether the program at the end passes all public tests
 * @param plausible whether it passes the hidden tests too
 * @param equal whether it also answers as the true program on further inputs: yes, no, unknown
 * @param runs test runs that were spent
 * @param rivals how many other programs passed the public tests and were not chosen
 * @param edit the kind of change that was chosen; empty for none
 */
public record FixRow(
    String taskId,
    String language,
    String method,
    boolean shown,
    boolean passesPublic,
    boolean plausible,
    String equal,
    int runs,
    int rivals,
    String edit) {
  /** Checks that nothing is missing. */
  public FixRow {
    requireNonNull(taskId, "taskId");
    requireNonNull(language, "language");
    requireNonNull(method, "method");
    requireNonNull(equal, "equal");
    requireNonNull(edit, "edit");
  }

  /** What one row is about: one program by one method. */
  public String name() {
    return taskId + " " + language + " " + method;
  }

  /** Whether the program at the end is known to answer as the true one. */
  public boolean right() {
    return equal.equals("yes");
  }
}
