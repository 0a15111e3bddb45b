package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * What an optimization is about, for whoever criticises or edits.
 *
 * @param goal what is to be reached, in one line; may be empty
 * @param statement what a reader must know to get there, such as the statement of a programming
 *     problem; told once in each prompt; may be empty
 * @param form what an answer looks like
 */
public record Task(String goal, String statement, Form form) {
  /** Nothing is known but the text and the feedback on it. */
  public static final Task NONE = new Task("", "", Form.PLAIN);

  /** Checks that nothing is missing and that the goal is one line. */
  public Task {
    requireNonNull(goal, "goal");
    requireNonNull(statement, "statement");
    requireNonNull(form, "form");
    if (goal.lines().count() > 1) {
      throw new IllegalArgumentException("goal was '" + goal + "'; must be one line");
    }
  }

  /** A task without more to know than its goal. */
  public static Task of(String goal) {
    return new Task(goal, "", Form.PLAIN);
  }

  /** The same with a statement. */
  public Task withStatement(String next) {
    return new Task(goal, next, form);
  }

  /** The same with a form of answers. */
  public Task withForm(Form next) {
    return new Task(goal, statement, next);
  }
}
