package org.tgd.codeeval.feedback;

/**
 * Text of a solution or its output, made safe to show and to put into a prompt: characters that
 * steer a terminal or hide text are written out, long texts are cut, blocks are fenced so that the
 * text cannot end them.
 */
final class SafeText {
  private SafeText() {}

  /**
   * The text with control, direction and invisible characters written as {@code \}{@code uXXXX}.
   */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.PRIVATE_USE;
              if (hidden && c != '\n') {
                clean.append(c == '\t' ? "\\t" : "\\u%04x".formatted(c));
              } else {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  /** At most that many characters, cleaned; a cut is visible. */
  static String cut(String text, int most) {
    String clean = clean(text.length() > 4 * most ? text.substring(0, 4 * most) : text);
    if (clean.length() <= most) {
      return clean;
    }
    int end = most - 2;
    boolean splitsCharacter = Character.isHighSurrogate(clean.charAt(end - 1));
    return clean.substring(0, splitsCharacter ? end - 1 : end).stripTrailing() + " …";
  }

  /** The same on one line. */
  static String line(String text, int most) {
    return cut(text.replace("\n", " "), most);
  }

  /** A block between fences that are longer than any row of tildes in it. */
  static String fenced(String text) {
    int longest = 2;
    int row = 0;
    for (int i = 0; i < text.length(); i++) {
      row = text.charAt(i) == '~' ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    String fence = "~".repeat(longest + 1);
    return fence + "\n" + text.stripTrailing() + "\n" + fence;
  }
}
