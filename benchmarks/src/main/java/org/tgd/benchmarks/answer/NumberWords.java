package org.tgd.benchmarks.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** English number words from zero to below a million. */
final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .concat(" fifteen sixteen seventeen eighteen nineteen")
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));

  /** What makes another number of the words before it, or one of several. */
  private static final Set<String> CHANGING =
      Set.of(
          "point half halves third thirds quarter quarters fourth fourths fifth fifths tenth tenths"
              .concat(
                  " million millions billion billions trillion dozen dozens hundred thousand or")
              .split(" ", -1));

  /** What makes a range or a rate of two numbers: "seven to eight", "one in three". */
  private static final Set<String> JOINING = Set.of("to", "in", "of", "by");

  private NumberWords() {}

  /**
   * The number whose words a text begins with; empty if it begins with none, or if what follows
   * makes another of it ("three point five", "two thirds", "seven or eight").
   */
  static OptionalLong first(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    boolean negative =
        !words.isEmpty() && (words.get(0).equals("minus") || words.get(0).equals("negative"));
    int begin = negative ? 1 : 0;
    long whole = 0;
    long part = 0;
    int at = begin;
    for (; at < words.size(); at++) {
      String word = words.get(at);
      long value = value(word);
      if (value >= 0 && (at == begin || joins(part, value))) {
        part += value;
      } else if (word.equals("hundred") && part > 0 && part < 100) {
        part *= 100;
      } else if (word.equals("thousand") && part > 0 && whole == 0) {
        whole = part * 1000;
        part = 0;
      } else if (!word.equals("and") || at == begin) {
        break;
      }
    }
    boolean isNone = at == begin || changes(words, at);
    long number = whole + part;
    return isNone ? OptionalLong.empty() : OptionalLong.of(negative ? -number : number);
  }

  /** Whether a word for a number goes on from those before it: ones after tens, less after more. */
  private static boolean joins(long part, long value) {
    return value > 0 && (value < 10 ? part % 10 == 0 && part % 100 != 10 : part % 100 == 0);
  }

  private static boolean changes(List<String> words, int at) {
    if (at >= words.size()) {
      return false;
    }
    String word = words.get(at);
    boolean isOneOfTwo =
        JOINING.contains(word) && at + 1 < words.size() && value(words.get(at + 1)) >= 0;
    boolean isArticle = word.equals("a") && at + 1 < words.size();
    return isOneOfTwo
        || value(word) >= 0
        || CHANGING.contains(isArticle ? words.get(at + 1) : word);
  }

  private static long value(String word) {
    int small = SMALL.indexOf(word);
    int ten = TENS.indexOf(word);
    return small >= 0 ? small : ten >= 0 ? 10L * (ten + 2) : -1;
  }
}
