package org.tgd.workbench.report;

import static java.util.Objects.requireNonNull;

/** Words at the axes of drawings, which must not reach beyond the drawing: that would cut them. */
public final class AxisText {
  private AxisText() {}

  /**
   * The attribute of an SVG text that presses it into the room that there is; nothing where it
   * fits. How wide a letter is can only be estimated where the drawing is made.
   *
   * @param words what is written, not escaped
   * @param room the room in the units of the drawing
   * @param letter the width of a letter of the largest size that the style gives it
   */
  public static String pressed(String words, int room, double letter) {
    requireNonNull(words, "words");
    return words.codePointCount(0, words.length()) * letter <= room
        ? ""
        : " textLength=\"" + room + "\" lengthAdjust=\"spacingAndGlyphs\"";
  }
}
