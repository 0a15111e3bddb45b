package org.tgd.core.llm;

import org.tgd.core.engine.Completion;

/** Marks a text that is not whole, so that whoever reads it next knows. */
final class Flaw {
  private Flaw() {}

  /**
   * The text, with a line that says what is amiss with it if it is not whole.
   *
   * @param what what the text is, for example {@code criticism}
   */
  static String marked(String what, String text, Completion completion) {
    if (!completion.truncated()) {
      return text;
    }
    String mark = "[the " + what + " was " + completion.finish().flaw() + "]";
    return text.isBlank() ? mark : text + "\n" + mark;
  }
}
