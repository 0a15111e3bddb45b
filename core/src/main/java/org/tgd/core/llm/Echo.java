package org.tgd.core.llm;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts between tags that are no value: a mention of the tags in prose, or a repeated layout. */
final class Echo {
  private static final Pattern DECORATION = Pattern.compile("[\\s`'\"“”‘’*_.,;:…(){}\\[\\]-]+");

  /** What stands between two tags that are named one after the other, in some languages. */
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "or",
          "then",
          "and then",
          "and the",
          "and its",
          "and the tag",
          "tags and",
          "und",
          "oder",
          "bis",
          "et",
          "ou",
          "og",
          "och",
          "и",
          "или",
          "до",
          "和",
          "与",
          "及",
          "到",
          "と",
          "から",
          "và",
          "dan");

  /** Nothing but dots, quotes and dashes: a place left open. */
  private static final Pattern OPEN = Pattern.compile("[\\s.…`'\"“”‘’,;:-]*");

  /** Layouts that models copy instead of filling them in. */
  private static final Set<String> LAYOUTS =
      Set.of(
          "the new text",
          "new text",
          "your new text",
          "the complete new text",
          "complete new text",
          "your text",
          "your text here",
          "your new text here",
          "new text here",
          "new value",
          "the new value",
          "your new value",
          "new version",
          "the new version",
          "your new version",
          "your answer",
          "your answer here");

  private Echo() {}

  /**
   * Whether a text is no value.
   *
   * @param example the example of the form that the prompt showed
   */
  static boolean is(String value, String example) {
    String bare = DECORATION.matcher(value).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return value.strip().equals(example.strip())
        || OPEN.matcher(value).matches()
        || WORDS.contains(bare)
        || LAYOUTS.contains(bare);
  }
}
