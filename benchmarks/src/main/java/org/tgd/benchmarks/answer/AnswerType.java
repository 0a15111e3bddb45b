package org.tgd.benchmarks.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;

/** What sort of answer a question has, and so how an output is checked, exactly and by no model. */
public enum AnswerType {
  /** A whole number. */
  INTEGER,
  /** A decimal number. */
  NUMBER,
  /** Words in order. */
  WORDLIST,
  /** A letter among choices. */
  LETTER,
  /** A letter in brackets. */
  OPTION,
  /** Yes or no. */
  YESNO,
  /** True or false. */
  BOOL,
  /** A sequence of brackets. */
  BRACKETS;

  /**
   * The type of that name in a data set.
   *
   * @throws InputException if there is none
   */
  public static AnswerType named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "answer_type was '%s'; must be one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(AnswerType::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** Its name in data sets. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Checks an output.
   *
   * @param output what a model wrote
   * @param gold the right answer
   */
  public Check check(String output, String gold) {
    String written = AnswerText.plain(output);
    String right = AnswerText.plain(gold);
    return switch (this) {
      case INTEGER, NUMBER -> NumberAnswers.check(written, right);
      case WORDLIST -> WordAnswers.words(written, right);
      case BRACKETS -> WordAnswers.brackets(written, right);
      case LETTER, OPTION -> ChoiceAnswers.letter(written, right);
      case YESNO -> ChoiceAnswers.word(written, right, "yes", "no");
      case BOOL -> ChoiceAnswers.word(written, right, "true", "false");
    };
  }
}
