package org.tgd.core.report;

/** Text for HTML and SVG. */
public final class Html {
  private Html() {}

  /**
   * The text with everything that would be read as markup written out, and with marks for what is
   * not seen ({@link Visible}); carriage returns are left out.
   */
  public static String escaped(String text) {
    String shown = Visible.of(text.replace("\r\n", "\n"));
    StringBuilder out = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
