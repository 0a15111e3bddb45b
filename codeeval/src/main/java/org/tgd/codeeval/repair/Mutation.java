package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

/**
 * A small change of a program's text.
 *
 * @param kind what is changed, in words, for example {@code comparison}
 * @param line the line that is changed, from 1
 * @param start offset of the first character that is replaced
 * @param end offset behind the last character that is replaced
 * @param text what comes in its place
 * @param prior how often such a change is the right one, relative to the others, more than 0
 */
public record Mutation(String kind, int line, int start, int end, String text, double prior) {
  /** Checks that nothing is missing. */
  public Mutation {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }

  Mutation withPrior(double other) {
    return new Mutation(kind, line, start, end, text, other);
  }

  /** The change from one program to another, of the kind and prior of the last step to it. */
  static Mutation between(String from, String to, Mutation last) {
    int most = Math.min(from.length(), to.length());
    int start = 0;
    while (start < most && from.charAt(start) == to.charAt(start)) {
      start++;
    }
    start = from.lastIndexOf('\n', start - 1) + 1;
    int behind = 0;
    while (behind < most - start
        && from.charAt(from.length() - 1 - behind) == to.charAt(to.length() - 1 - behind)) {
      behind++;
    }
    int line = 1 + (int) from.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Mutation(
        "two changes",
        line,
        start,
        from.length() - behind,
        to.substring(start, to.length() - behind),
        last.prior());
  }

  /** The changed program. */
  public String apply(String code) {
    return code.substring(0, start) + text + code.substring(end);
  }

  /** The lines that change as they are, without the blanks around them. */
  public String before(String code) {
    return covered(code, code.substring(start, end), code.substring(end));
  }

  /** The lines as they become, without the blanks around them. */
  public String after(String code) {
    return covered(code, text, code.substring(end));
  }

  private String covered(String code, String middle, String behind) {
    int from = code.lastIndexOf('\n', start - 1) + 1;
    int next = behind.indexOf('\n');
    return (code.substring(from, start) + middle + (next < 0 ? behind : behind.substring(0, next)))
        .strip();
  }
}
