package org.tgd.codeeval.repair;

import org.tgd.codeeval.feedback.ValueWords;

/** Inputs and answers in a sentence: in words, on one line, cut where they are long. */
final class SafeWords {
  private static final int MOST = 120;

  private SafeWords() {}

  static String shortened(String json) {
    String words =
        ValueWords.ofJson(json).replaceAll("\\p{Cntrl}|\\p{Cf}", " ").replace('`', '\'').strip();
    return "`"
        + (words.length() > MOST ? words.substring(0, MOST).stripTrailing() + " …" : words)
        + "`";
  }
}
