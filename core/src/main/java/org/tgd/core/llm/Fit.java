package org.tgd.core.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits texts into a prompt's budget of characters. Nothing is left out unless it must be, equal
 * texts are shown once with their number, and every cut is visible where it was made.
 */
final class Fit {
  /** What the tags around each text of a list take. */
  static final int TAGS = 50;

  /** What the note about a cut takes at most. */
  static final int NOTE = 50;

  /** Which of n texts are shown where only k can be. */
  @FunctionalInterface
  interface Choice {
    /** The first: for lists that begin with what matters most. */
    Choice FIRST = (i, k, n) -> i < k;

    /** The last: for lists that end with the newest. */
    Choice LAST = (i, k, n) -> i >= n - k;

    /** Whether number i, from 0, is among the k that are shown; true for exactly k of the n. */
    boolean shows(int i, int k, int n);

    /**
     * A choice spread evenly over the list, which begins at another place in another prompt, so
     * that over some steps all are shown.
     *
     * @param nonce the prompt's
     */
    static Choice spread(String nonce) {
      long start = nonce.hashCode() & Integer.MAX_VALUE;
      return (i, k, n) -> {
        long at = (start + i) % n;
        return at * k / n != (at + 1) * k / n;
      };
    }
  }

  /** The share of one text in a budget is never cut below this, so that it can still be read. */
  private static final int LEAST = 400;

  private Fit() {}

  static String text(String text, int budget) {
    if (text.length() <= budget) {
      return text;
    }
    int head = budget * 2 / 3;
    int tail = budget - head;
    int from = boundary(text, head);
    int to = boundary(text, text.length() - tail);
    return text.substring(0, from)
        + "\n[... "
        + (to - from)
        + " characters left out ...]\n"
        + text.substring(to);
  }

  /** As many whole paragraphs from the beginning as fit; the first in any case. */
  static String paragraphs(String text, int budget) {
    int end = text.length() <= budget ? text.length() : Math.max(0, text.indexOf("\n\n"));
    for (int next = end; next >= 0 && next <= budget; next = text.indexOf("\n\n", next + 1)) {
      end = next;
    }
    int left = text.length() - end;
    return end == 0 || left == 0
        ? text
        : text.substring(0, end) + "\n[... " + left + " characters left out ...]";
  }

  /** Never between the two halves of a surrogate pair. */
  private static int boundary(String text, int index) {
    boolean splits =
        index > 0
            && index < text.length()
            && Character.isHighSurrogate(text.charAt(index - 1))
            && Character.isLowSurrogate(text.charAt(index));
    return splits ? index - 1 : index;
  }

  static List<String> list(List<String> texts, int budget) {
    return list(texts, budget, Choice.FIRST);
  }

  /** As many of the texts as fit, in their order. */
  static List<String> list(List<String> texts, int budget, Choice choice) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    List<String> all = new ArrayList<>();
    counts.forEach((text, times) -> all.add(times == 1 ? text : said(text, times)));
    long total = all.stream().mapToLong(text -> text.length() + TAGS).sum();
    if (total <= budget) {
      return all;
    }
    int share = Math.max(LEAST, budget / all.size() - TAGS - NOTE);
    List<String> cut = all.stream().map(text -> text(text, share)).toList();
    return chosen(cut, budget, choice);
  }

  private static String said(String text, int times) {
    return text + "\n[said " + times + " times]";
  }

  private static List<String> chosen(List<String> cut, int budget, Choice choice) {
    int longest = cut.stream().mapToInt(String::length).max().orElse(0) + TAGS;
    int room = Math.max(1, Math.min(cut.size(), budget / longest));
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      if (choice.shows(i, room, cut.size())) {
        shown.add(cut.get(i));
      }
    }
    int dropped = cut.size() - shown.size();
    if (dropped > 0) {
      shown.add("[... " + dropped + " more left out ...]");
    }
    return shown;
  }
}
