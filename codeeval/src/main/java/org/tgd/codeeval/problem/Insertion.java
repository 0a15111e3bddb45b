package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

/**
 * A Python text with a place for solutions that are no functions but lines of it (DS-1000): it
 * begins with {@code test_input} and leaves {@code result}.
 *
 * @param before what stands before the solution
 * @param after what stands behind it
 */
public record Insertion(String before, String after) {
  /** What a check writes where it wants the text of the solution as a literal. */
  static final String TEXT = "TGD_TEXT_OF_THE_SOLUTION";

  /** The function that a solution becomes. */
  static final String ENTRY = "tgd_result_of";

  /** Checks that nothing is missing. */
  public Insertion {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /** A program with a function that runs the text with the solution in it and gives its result. */
  public String program(String solution) {
    return """
        def %s(test_input):
            names = {"test_input": test_input}
            exec(compile(%s, "<solution>", "exec", dont_inherit=True), names)
            return names["result"]
        """
        .formatted(ENTRY, EvalPlusRows.literal(before + solution + after));
  }

  /** The check for a solution. */
  public String check(String check, String solution) {
    return check.replace(TEXT, EvalPlusRows.literal(solution));
  }

  /** How many lines of the text come before the first one of a solution. */
  public int linesBefore() {
    return (int) before.chars().filter(c -> c == '\n').count();
  }
}
