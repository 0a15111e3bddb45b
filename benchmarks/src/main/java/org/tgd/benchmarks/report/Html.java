package org.tgd.benchmarks.report;

/** Text for HTML. */
final class Html {
  private Html() {}

  /** The text with everything that HTML would read as markup written out. */
  static String escaped(String text) {
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
