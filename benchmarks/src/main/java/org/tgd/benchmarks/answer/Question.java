package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A question with its right answer.
 *
 * @param id its id in the data set
 * @param stem the question without its choices
 * @param text the question as it is asked
 * @param gold the right answer
 * @param type how answers are checked
 */
public record Question(String id, String stem, String text, String gold, AnswerType type) {
  /** Checks that nothing is missing. */
  public Question {
    requireNonNull(id, "id");
    requireNonNull(stem, "stem");
    requireNonNull(text, "text");
    requireNonNull(gold, "gold");
    requireNonNull(type, "type");
  }

  /** Checks an output. */
  public Check check(String output) {
    return type.check(output, gold);
  }

  /** By what two questions are the same: their words, whatever their ids and choices. */
  String content() {
    return stem.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  /** The words of the question and of its choices, whatever their order. */
  String whole() {
    return text.lines()
        .map(line -> line.replaceFirst("^[A-Z]\\) ", "").replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> line.toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
