package org.tgd.benchmarks.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Choices: letters, and words of a pair. */
final class ChoiceAnswers {
  private static final Pattern LETTER =
      Pattern.compile(
          "(?i:answer)\\s*(?:\\*\\*)?\\s*(?:(?i:is)|:|=)\\s*:?\\s*(?:\\*\\*)?\\s*(?:\\$?\\\\?(?:boxed)?)?"
              + "[\\[({$*\\s]*([A-Za-z])(?![A-Za-z'])");

  private ChoiceAnswers() {}

  /**
   * The last "Answer: X" wins; stars, brackets and dollar signs around the letter do not matter.
   */
  static Check letter(String output, String gold) {
    Optional<String> found =
        LETTER
            .matcher(output)
            .results()
            .reduce((first, second) -> second)
            .map(match -> match.group(1).toUpperCase(Locale.ROOT));
    String wanted = gold.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    return found.map(letter -> Check.of(letter, letter.equals(wanted))).orElse(Check.unparsed());
  }

  /** The last of the two words after the marker. */
  static Check word(String output, String gold, String one, String other) {
    Pattern either = Pattern.compile("\\b(" + one + "|" + other + ")\\b", Pattern.CASE_INSENSITIVE);
    Optional<String> found =
        Marked.last(output)
            .flatMap(rest -> either.matcher(rest).results().reduce((first, second) -> second))
            .map(MatchResult::group)
            .map(word -> word.toLowerCase(Locale.ROOT));
    return found
        .map(word -> Check.of(word, word.equals(gold.strip().toLowerCase(Locale.ROOT))))
        .orElse(Check.unparsed());
  }
}
