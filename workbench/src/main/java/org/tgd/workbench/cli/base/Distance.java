package org.tgd.workbench.cli.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far two words are apart, for suggestions. */
final class Distance {
  private Distance() {}

  /** The long option that a word may have been meant for. */
  static Optional<String> nearest(String word, Collection<String> options) {
    return options.stream()
        .filter(known -> known.startsWith("--"))
        .min(
            Comparator.comparingInt((String known) -> of(word, known))
                .thenComparing(Comparator.naturalOrder()))
        .filter(known -> of(word, known) <= Math.max(2, word.length() / 3));
  }

  /** Letters to insert, delete or replace (Levenshtein 1966). */
  static int of(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
