package org.tgd.core.llm;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sentence of a criticism: what it is about, and which way it points.
 *
 * @param text the sentence
 * @param names the identifiers in it: words with a digit, an underscore or brackets
 * @param words its other words of four letters or more, in small letters, without those of
 *     direction
 * @param direction 1 for more, -1 for less, 0 for neither or both
 */
record Statement(String text, Set<String> names, Set<String> words, int direction) {
  private static final Pattern END = Pattern.compile("\\n+|(?<=[.;!?])\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d_]*(?:\\[\\w+])?");
  private static final Pattern NAME = Pattern.compile(".*[\\d_\\[].*");
  private static final Set<String> UP =
      Set.of("raise", "increase", "higher", "more", "larger", "longer", "add", "up", "greater");
  private static final Set<String> DOWN =
      Set.of(
          "lower", "decrease", "reduce", "less", "smaller", "shorter", "remove", "down", "fewer");

  /** From this share of common words on two sentences without names are about the same. */
  private static final double ALIKE = 0.5;

  Statement {
    names = Set.copyOf(names);
    words = Set.copyOf(words);
  }

  /** The sentences of a criticism. */
  static List<Statement> of(String criticism) {
    return Stream.of(END.split(criticism.strip(), -1))
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .map(Statement::read)
        .toList();
  }

  private static Statement read(String sentence) {
    List<String> all =
        WORD.matcher(sentence)
            .results()
            .map(MatchResult::group)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    long up = all.stream().filter(UP::contains).count();
    long down = all.stream().filter(DOWN::contains).count();
    int direction = Long.compare(up, down);
    Set<String> names =
        all.stream().filter(word -> NAME.matcher(word).matches()).collect(Collectors.toSet());
    Set<String> words =
        all.stream()
            .filter(word -> word.length() >= 4 && !names.contains(word))
            .filter(word -> !UP.contains(word) && !DOWN.contains(word))
            .collect(Collectors.toSet());
    return new Statement(sentence, names, words, direction);
  }

  /** Whether the other says the same. */
  boolean agrees(Statement other) {
    return direction == other.direction && isAbout(other);
  }

  private boolean isAbout(Statement other) {
    if (names.isEmpty() && other.names.isEmpty()) {
      return share(words, other.words) >= ALIKE;
    }
    return names.equals(other.names);
  }

  /** The share of common words of two criticisms, 0 to 1. */
  static double likeness(List<Statement> first, List<Statement> second) {
    return share(vocabulary(first), vocabulary(second));
  }

  private static Set<String> vocabulary(List<Statement> statements) {
    return statements.stream()
        .flatMap(each -> Stream.concat(each.names().stream(), each.words().stream()))
        .collect(Collectors.toSet());
  }

  private static double share(Collection<String> first, Collection<String> second) {
    Set<String> union = new HashSet<>(first);
    union.addAll(second);
    long common = first.stream().filter(second::contains).count();
    return union.isEmpty() ? 1 : (double) common / union.size();
  }
}
