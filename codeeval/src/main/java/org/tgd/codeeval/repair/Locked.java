package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

/**
 * The end of a program that is not the solver's: an adapter between the tests and the program,
 * which no edit may touch.
 *
 * @param text the locked lines; empty when the whole program may change
 */
public record Locked(String text) {
  /** Nothing is locked. */
  public static final Locked NONE = new Locked("");

  /** Checks that nothing is missing. */
  public Locked {
    requireNonNull(text, "text");
  }

  /**
   * All lines of a program behind the first so many.
   *
   * @throws IllegalArgumentException if the program has fewer lines
   */
  public static Locked behind(String code, int lines) {
    int end = 0;
    for (int line = 0; line < lines; line++) {
      int next = code.indexOf('\n', end);
      if (next < 0 && line < lines - 1) {
        throw new IllegalArgumentException(
            "the program has " + (line + 1) + " lines, fewer than " + lines);
      }
      end = next < 0 ? code.length() : next + 1;
    }
    return new Locked(code.substring(end));
  }

  /** Whether a program still ends with the locked lines. */
  public boolean keptBy(String code) {
    return code.endsWith(text);
  }

  /** What an editor is told. */
  public String constraint() {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return "Repeat everything from the line `"
        + first
        + "` to the end of the program unchanged; only what stands above it may be changed.";
  }

  /** What is said of a program that does not keep them. */
  String complaint() {
    return "The program must end with these lines, unchanged; they tie it to the tests:\n" + text;
  }

  /** How many characters of a program may change. */
  int open(String code) {
    return keptBy(code) ? code.length() - text.length() : code.length();
  }
}
