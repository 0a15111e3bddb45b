package org.tgd.core.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reasoning that some models write in front of their answer, between tags of their own. */
final class Thinking {
  private static final String NAMES = "(?:think|thinking|thoughts?|reasoning|reflection)";
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\A\\s*[<\\[]\\s*(" + NAMES + ")\\s*[>\\]].*?[<\\[]\\s*/\\s*\\1\\s*[>\\]]",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern OPEN =
      Pattern.compile("\\A\\s*[<\\[]\\s*" + NAMES + "\\s*[>\\]]", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSE =
      Pattern.compile("<\\s*/\\s*" + NAMES + "\\s*>", Pattern.CASE_INSENSITIVE);

  private Thinking() {}

  /**
   * An answer without the blocks of reasoning that it begins with; nothing of a block that never
   * ends is an answer.
   */
  static String stripped(String answer) {
    String left = answer;
    for (Matcher block = BLOCK.matcher(left); block.find(); block = BLOCK.matcher(left)) {
      left = left.substring(block.end());
    }
    return OPEN.matcher(left).find() ? "" : left;
  }

  /**
   * What follows the last end of reasoning, where the begin is missing since the server put it into
   * the question; all of the answer where there is no such end.
   */
  static String afterLast(String answer) {
    int end = 0;
    for (Matcher close = CLOSE.matcher(answer); close.find(); ) {
      end = close.end();
    }
    return answer.substring(end);
  }
}
