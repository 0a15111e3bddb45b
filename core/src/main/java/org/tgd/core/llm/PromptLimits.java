package org.tgd.core.llm;

/**
 * How much of each kind of content a prompt may hold, in characters (about four to a token). What
 * is cut is cut visibly, and the prompt is recorded as it was sent.
 *
 * @param value a single value, such as the variable itself
 * @param feedback all feedback together
 * @param history all examples, earlier versions, rejected proposals or earlier feedback together
 */
public record PromptLimits(int value, int feedback, int history) {
  /** Room for values of 400,000 characters, 40,000 of feedback, 40,000 of each kind of history. */
  public static final PromptLimits DEFAULT = new PromptLimits(400_000, 40_000, 40_000);

  private static final int LEAST = 1_000;

  /** Checks the ranges. */
  public PromptLimits {
    atLeast("value", value);
    atLeast("feedback", feedback);
    atLeast("history", history);
  }

  private static void atLeast(String name, int limit) {
    if (limit < LEAST) {
      throw new IllegalArgumentException(
          "prompt limit " + name + " was " + limit + "; must be " + LEAST + " or more");
    }
  }
}
