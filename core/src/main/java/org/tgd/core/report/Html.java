package org.tgd.core.report;

/** Text for HTML. */
public final class Html {
  private Html() {}

  /** The text with everything that HTML would read as markup written out. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isPrintable(c) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
