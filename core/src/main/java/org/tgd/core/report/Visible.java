package org.tgd.core.report;

/**
 * Text of candidates, names and models as a reader may see it: what steers a terminal or turns the
 * direction of text is shown as a mark, such as {@code <U+202E>}, and does nothing. Line breaks and
 * tabs stay.
 */
public final class Visible {
  private Visible() {}

  /** The text with marks. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(Visible::isHidden)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isHidden(point)) {
                out.append("<U+%04X>".formatted(point));
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  /** The text on one line: line breaks and tabs are marks too. */
  public static String line(String text) {
    String marked = of(text);
    return marked.indexOf('\n') < 0 && marked.indexOf('\t') < 0
        ? marked
        : marked.replace("\n", "<U+000A>").replace("\t", "<U+0009>");
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !isPartOfWords(point);
      default -> false;
    };
  }

  /** Joiners that letters of many scripts, and emoji, are written with; they steer nothing. */
  private static boolean isPartOfWords(int point) {
    return point == 0x200C || point == 0x200D || (point >= 0xE0020 && point <= 0xE007F);
  }
}
