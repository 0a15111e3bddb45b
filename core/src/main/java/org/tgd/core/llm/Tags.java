package org.tgd.core.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts between pairs of tags. */
final class Tags {
  private static final Pattern LOOSE_OPEN = pattern("");
  private static final Pattern LOOSE_CLOSE = pattern("/");

  private Tags() {}

  private static Pattern pattern(String slash) {
    return Pattern.compile(
        "(?:<|&lt;)\\s*" + slash + "\\s*new[-_ ]?value(?:-[0-9a-z]+)?\\s*(?:>|&gt;)",
        Pattern.CASE_INSENSITIVE);
  }

  /** The texts between the exact tags, in order. */
  static List<String> exact(String text, String nonce) {
    return pairs(
        text,
        Pattern.compile(Pattern.quote("<new-value-" + nonce + ">")),
        Pattern.compile(Pattern.quote("</new-value-" + nonce + ">")));
  }

  /** The texts between tags with slips: no nonce, another one, other case, HTML-escaped. */
  static List<String> loose(String text) {
    return pairs(text, LOOSE_OPEN, LOOSE_CLOSE);
  }

  /** The text between two first tags, where the second lacks its slash and no tag has one. */
  static Optional<String> slashless(String text) {
    if (LOOSE_CLOSE.matcher(text).find()) {
      return Optional.empty();
    }
    List<Integer> ends = new ArrayList<>();
    for (Matcher open = LOOSE_OPEN.matcher(text); open.find(); ) {
      ends.add(open.start());
      ends.add(open.end());
    }
    return ends.size() == 4
        ? Optional.of(text.substring(ends.get(1), ends.get(2)))
        : Optional.empty();
  }

  /** Each end belongs to the nearest start before it. */
  private static List<String> pairs(String text, Pattern open, Pattern close) {
    List<String> pairs = new ArrayList<>();
    Matcher start = open.matcher(text);
    Matcher end = close.matcher(text);
    for (int from = 0; end.find(from); from = end.end()) {
      int begin = -1;
      boolean escaped = false;
      for (int at = from; start.find(at) && start.end() <= end.start(); at = start.end()) {
        begin = start.end();
        escaped = start.group().startsWith("&");
      }
      if (begin >= 0) {
        String inside = text.substring(begin, end.start());
        pairs.add(escaped ? unescaped(inside) : inside);
      }
    }
    return pairs;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
