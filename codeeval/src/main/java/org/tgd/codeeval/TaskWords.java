package org.tgd.codeeval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model is told of a task: its statement once, without what the model sees elsewhere. The
 * frame is in the program; of the examples, which are public tests, the first stays where a
 * statement is long, and their explanations go first.
 */
final class TaskWords {
  /** From so many characters on a statement is long. */
  private static final int LONG = 700;

  private static final Pattern EXAMPLE = Pattern.compile("(?m)^(?=Example \\d+:?[ \\t]*$)");
  private static final Pattern EXPLANATION =
      Pattern.compile("(?ms)^\\s*Explanation:.*?(?=\\z|^\\s*(Constraints:|Follow[- ]up:|Note:))");
  private static final Pattern END = Pattern.compile("(?m)^\\s*(Constraints:|Follow[- ]up:|Note:)");

  private TaskWords() {}

  /**
   * The statement of a task.
   *
   * @param whole the statement as it was given
   * @param frame what a program begins with
   * @param program the first program, which a model is shown anyway
   */
  static String of(String whole, String frame, String program) {
    String statement = shortened(whole.replace('\u00a0', ' ').strip());
    String starter = frame.strip();
    if (statement.contains(starter) || bare(program).contains(bare(starter))) {
      return statement;
    }
    return starter.contains(statement) ? starter : statement + "\n\n" + starter;
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String shortened(String statement) {
    String dense = statement.replaceAll("[ \\t]+\\n", "\n").replaceAll("\n{3,}", "\n\n");
    List<String> parts = new ArrayList<>(List.of(EXAMPLE.split(dense, -1)));
    if (dense.length() < LONG || parts.size() < 2) {
      return dense;
    }
    String last = parts.get(parts.size() - 1);
    var end = END.matcher(last);
    String rest = end.find() ? last.substring(end.start()).strip() : "";
    String first = EXPLANATION.matcher(parts.get(1) + "\n").replaceFirst("").strip();
    if (parts.size() == 2) {
      first = first.replace(rest, "").strip();
    }
    String more = parts.size() > 2 ? "\n[%d more among the tests]".formatted(parts.size() - 2) : "";
    String words = parts.get(0).strip() + "\n\n" + first + more;
    return rest.isEmpty() ? words : words + "\n\n" + rest;
  }
}
