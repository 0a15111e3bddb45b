package org.tgd.benchmarks.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sequences: of words, and of brackets. */
final class WordAnswers {
  private static final Pattern APART = Pattern.compile("->|[\\s,;|→•]+");
  private static final Pattern LAST_AND = Pattern.compile(",\\s+and\\s+(?=\\w)");
  private static final Pattern TWO_WORDS = Pattern.compile("[a-z]\\S*[\\s,]+[a-z]");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
  private static final Pattern LIST_NUMBER = Pattern.compile("\\(?\\d+[.):]");
  private static final Pattern AROUND = Pattern.compile("^[\\[({<$\"'`*]+|[\\])}>$\"'`*.:;]+$");
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\](){}<>]");

  private WordAnswers() {}

  static Check words(String output, String gold) {
    Optional<String> rest = Marked.last(output);
    List<String> found = rest.map(WordAnswers::paragraph).map(WordAnswers::split).orElse(List.of());
    return found.isEmpty()
        ? Check.unparsed()
        : Check.of(String.join(" ", found), found.equals(split(gold)));
  }

  /** What follows a whole list after a blank line is no part of it. */
  private static String paragraph(String rest) {
    String text = rest.strip();
    String first = BLANK_LINE.split(text, 2)[0];
    return TWO_WORDS.matcher(first.toLowerCase(Locale.ROOT)).find() ? first : text;
  }

  private static List<String> split(String text) {
    return Arrays.stream(APART.split(LAST_AND.matcher(text).replaceAll(", "), -1))
        .filter(word -> !word.matches("[-/]"))
        .filter(word -> !LIST_NUMBER.matcher(word).matches())
        .map(word -> AROUND.matcher(word).replaceAll("").toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Of the line after the marker only the brackets count. */
  static Check brackets(String output, String gold) {
    Optional<String> line = Marked.line(output);
    String found = line.map(WordAnswers::bracketsOf).orElse("");
    return found.isEmpty() ? Check.unparsed() : Check.of(found, found.equals(bracketsOf(gold)));
  }

  private static String bracketsOf(String text) {
    StringBuilder out = new StringBuilder();
    BRACKETS.matcher(text).results().forEach(match -> out.append(match.group()));
    return out.toString();
  }
}
