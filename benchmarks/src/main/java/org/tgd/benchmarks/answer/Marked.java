package org.tgd.benchmarks.answer;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The part of an output that a marker such as "the answer is" announces. */
final class Marked {
  private static final Pattern MARKER =
      Pattern.compile(
          "(?:final\\s+)?answer\\s*(?:\\*\\*)?\\s*(?:is\\b\\s*:?|:|=)|^\\s*A:",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private Marked() {}

  /** What follows the last marker; empty without a marker. */
  static Optional<String> last(String output) {
    return MARKER
        .matcher(output)
        .results()
        .reduce((first, second) -> second)
        .map(MatchResult::end)
        .map(output::substring);
  }

  /** Its first line that is not blank. */
  static Optional<String> line(String output) {
    return last(output)
        .map(
            rest ->
                rest.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse(""));
  }
}
