package org.tgd.benchmarks.answer;

/** The prompt with which a search begins unless another is given. */
public final class StartPrompt {
  private StartPrompt() {}

  /** Its text. */
  public static String text() {
    return Wording.read("start-prompt.txt");
  }
}
