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
  /** The share of one text in a budget is never cut below this, so that it can still be read. */
  private static final int LEAST = 400;

  /** What the tags around each text of a list take. */
  private static final int TAGS = 50;

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
    Map<String, Integer> counts = new LinkedHashMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    long total = counts.keySet().stream().mapToLong(text -> text.length() + TAGS).sum();
    int share =
        total <= budget ? Integer.MAX_VALUE : Math.max(LEAST, budget / counts.size() - TAGS);
    List<String> shown = new ArrayList<>();
    int left = budget;
    int dropped = 0;
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      String text = text(each.getKey(), share);
      if (left < text.length() + TAGS && !shown.isEmpty()) {
        dropped += each.getValue();
        continue;
      }
      left -= text.length() + TAGS;
      shown.add(each.getValue() == 1 ? text : text + "\n[said " + each.getValue() + " times]");
    }
    if (dropped > 0) {
      shown.add("[... " + dropped + " more left out ...]");
    }
    return shown;
  }
}
