package org.tgd.benchmarks.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices: letters, and words of a pair. */
final class ChoiceAnswers {
  /**
   * Letters that are words ("a matter", "I do"), parts of words and one of several do not count.
   */
  private static final String ONE_LETTER =
      "(?![aiI]\\s+[a-z])([A-Za-z])(?![A-Za-z0-9]|'[A-Za-z]|-\\d|-[A-Z](?![A-Za-z])"
          + "|[\\])}*]*\\s*(?:or|and|/|&|\\+)\\s*(?:(?:maybe|perhaps|possibly|rather|even)\\s+)?[\\[({*]*[A-Z](?![A-Za-z])"
          + "|[\\])}*]*\\s*,\\s*[\\[({*]*[A-Z][\\])}*]*\\s*(?:[,.;]|or\\b|and\\b|\\n|$))";

  private static final Pattern LETTER =
      Pattern.compile(
          "(?:(?i:answer)\\s*(?:\\*\\*)?\\s*(?:(?i:is|(?:should|would|must)\\s+be)|:|=)"
              + "|(?i:(?:correct|right|best)\\s+(?:option|choice)\\s+is)"
              + "|(?im:^[#*\\s]*(?:(?:final|correct|my)\\s+)?answer[*\\s]*$))"
              + "\\s*:?\\s*(?:\\*\\*)?\\s*(?i:(?:the\\s+)?(?:correct\\s+)?(?:option|choice)(?:\\s+is)?[\\s:]+)?"
              + "[\\[({<$*\\s\"'`_\\\\]*"
              + ONE_LETTER);

  private static final Pattern ALONE =
      Pattern.compile("[\\[({<$*\\s\"'`_]*([A-Za-z])[\\])}>$*\\s\"'`_.]*");

  private static final String BEFORE = "[\\s$*\"'`(\\[]*";
  private static final String AFTER =
      "\\b[*\"'`)\\]$]*(?:[.,;]|\\s*\\(|\\s+(?:because|since|as)\\b|\\s*\\n|\\s*$)";

  private ChoiceAnswers() {}

  /**
   * The last "Answer: X" wins; stars, brackets and dollar signs around the letter do not matter.
   */
  static Check letter(String output, String gold) {
    Optional<String> found =
        last(LETTER, output)
            .or(() -> whole(ALONE, output))
            .map(match -> match.group(1).toUpperCase(Locale.ROOT));
    String wanted = gold.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    return found.map(letter -> Check.of(letter, letter.equals(wanted))).orElse(Check.unparsed());
  }

  /**
   * Of the two words after the marker the one that it begins with as a sentence of its own or with
   * a reason, else the last; without a marker the output if it is one of the words. Both of them,
   * and one that is denied ("not yes"), are no answer.
   */
  static Check word(String output, String gold, String one, String other) {
    String pair = one + "|" + other;
    Pattern either = Pattern.compile("\\b(" + pair + ")\\b", Pattern.CASE_INSENSITIVE);
    Pattern begins =
        Pattern.compile(BEFORE + "(" + one + "|" + other + ")" + AFTER, Pattern.CASE_INSENSITIVE);
    Pattern alone =
        Pattern.compile(BEFORE + "(" + one + "|" + other + ")\\W*", Pattern.CASE_INSENSITIVE);
    Pattern neither =
        Pattern.compile(
            BEFORE
                + "(?:not\\W+(?:%1$s|%2$s)|(?:%1$s|%2$s)\\s*(?:and|or|/|&)\\s*(?:%1$s|%2$s))\\W*"
                    .formatted(one, other),
            Pattern.CASE_INSENSITIVE);
    if (Marked.line(output).filter(line -> neither.matcher(line).matches()).isPresent()) {
      return Check.unparsed();
    }
    Optional<String> found =
        Marked.last(output)
            .map(
                rest ->
                    first(begins, rest)
                        .or(() -> last(either, rest).filter(word -> !isLeftOpen(word, rest, pair))))
            .orElseGet(() -> whole(alone, output))
            .map(match -> match.group(1).toLowerCase(Locale.ROOT));
    return found
        .map(word -> Check.of(word, word.equals(gold.strip().toLowerCase(Locale.ROOT))))
        .orElse(Check.unparsed());
  }

  /** Whether a word is denied ("isn't true") or the second of both ("whether true or false"). */
  private static boolean isLeftOpen(MatchResult word, String text, String pair) {
    return Pattern.compile(
            "(?i)(?:\\bnot|n't|\\bnever|\\bneither|\\b(?:"
                + pair
                + ")\\s*(?:or|nor|and|/|&))[\\s\"'*(]*$")
        .matcher(text.substring(0, word.start(1)))
        .find();
  }

  private static Optional<MatchResult> whole(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::matches).map(Matcher::toMatchResult);
  }

  private static Optional<MatchResult> first(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text))
        .filter(Matcher::lookingAt)
        .map(Matcher::toMatchResult);
  }

  private static Optional<MatchResult> last(Pattern pattern, String text) {
    return pattern.matcher(text).results().reduce((first, second) -> second);
  }
}
