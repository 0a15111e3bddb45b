package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.List;

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

  /** The changed program. */
  public String apply(String code) {
    return code.substring(0, start) + text + code.substring(end);
  }

  /** The line as it is, without the blanks around it. */
  public String before(String code) {
    return lines(code).get(line - 1).strip();
  }

  /** The line as it becomes, without the blanks around it; more than one when lines are added. */
  public String after(String code) {
    List<String> changed = lines(apply(code));
    int more = changed.size() - lines(code).size();
    int last = Math.min(changed.size(), line + Math.max(0, more));
    return String.join("\n", changed.subList(line - 1, last)).strip();
  }

  private static List<String> lines(String code) {
    return List.of(code.split("\n", -1));
  }
}
