package org.tgd.benchmarks.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** English number words from zero to below a million. */
final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .concat(" fifteen sixteen seventeen eighteen nineteen")
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));

  private NumberWords() {}

  /** The number whose words a text begins with; empty if it begins with none. */
  static OptionalLong first(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    boolean negative =
        !words.isEmpty() && (words.get(0).equals("minus") || words.get(0).equals("negative"));
    long whole = 0;
    long part = 0;
    int read = 0;
    for (String word : negative ? words.subList(1, words.size()) : words) {
      long value = value(word);
      if (value >= 0) {
        part += value;
      } else if (word.equals("hundred") && read > 0) {
        part *= 100;
      } else if (word.equals("thousand") && read > 0) {
        whole += part * 1000;
        part = 0;
      } else if (!word.equals("and") || read == 0) {
        break;
      }
      read++;
    }
    long number = whole + part;
    return read == 0 ? OptionalLong.empty() : OptionalLong.of(negative ? -number : number);
  }

  private static long value(String word) {
    int small = SMALL.indexOf(word);
    int ten = TENS.indexOf(word);
    return small >= 0 ? small : ten >= 0 ? 10L * (ten + 2) : -1;
  }
}
