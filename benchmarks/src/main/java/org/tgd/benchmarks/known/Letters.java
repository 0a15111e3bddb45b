package org.tgd.benchmarks.known;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single edits of a text of letters, in prose; the text stands in brackets. */
final class Letters {
  private static final int ALPHABET = 25;
  private static final Pattern INSERT = Pattern.compile("nsert (?:the letter )?([A-Y]) at (\\d+)");
  private static final Pattern DELETE = Pattern.compile("elete the letter at (\\d+)");
  private static final Pattern REPLACE = Pattern.compile("eplace the letter at (\\d+) by ([A-Y])");

  private Letters() {}

  static String shown(String letters) {
    return "[" + letters + "]";
  }

  static String parse(String shown) {
    return shown.substring(1, shown.length() - 1);
  }

  static char drawn(SplittableRandom random) {
    return (char) ('A' + random.nextInt(ALPHABET));
  }

  static String drawn(int least, int most, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(least, most + 1); n > 0; n--) {
      text.append(drawn(random));
    }
    return text.toString();
  }

  /** The distances of all endings of one text to all endings of the other (Levenshtein 1966). */
  private static int[][] distances(String from, String to) {
    int[][] d = new int[from.length() + 1][to.length() + 1];
    for (int i = from.length(); i >= 0; i--) {
      for (int j = to.length(); j >= 0; j--) {
        if (i == from.length() || j == to.length()) {
          d[i][j] = from.length() - i + to.length() - j;
        } else {
          int replaced = d[i + 1][j + 1] + (from.charAt(i) == to.charAt(j) ? 0 : 1);
          d[i][j] = Math.min(replaced, 1 + Math.min(d[i + 1][j], d[i][j + 1]));
        }
      }
    }
    return d;
  }

  static int distance(String from, String to) {
    return distances(from, to)[0][0];
  }

  /** The first operation of a shortest script; NONE where the texts are equal. */
  static String first(String from, String to, SplittableRandom random) {
    int[][] d = distances(from, to);
    int at = 0;
    while (at < Math.min(from.length(), to.length())
        && from.charAt(at) == to.charAt(at)
        && d[at][at] == d[at + 1][at + 1]) {
      at++;
    }
    if (d[at][at] == 0) {
      return "NONE";
    }
    if (at < from.length() && d[at][at] == 1 + d[at + 1][at]) {
      return delete(at);
    }
    if (at < to.length() && d[at][at] == 1 + d[at][at + 1]) {
      return insert(at, to.charAt(at), random);
    }
    return replace(at, to.charAt(at));
  }

  /** Any single edit. */
  static String any(String from, SplittableRandom random) {
    int kind = from.isEmpty() ? 0 : random.nextInt(3);
    return switch (kind) {
      case 0 -> insert(random.nextInt(from.length() + 1), drawn(random), random);
      case 1 -> delete(random.nextInt(from.length()));
      default -> replace(random.nextInt(from.length()), drawn(random));
    };
  }

  private static String insert(int at, char letter, SplittableRandom random) {
    List<String> phrases = List.of("Insert the letter %c at %d.", "You should insert %c at %d.");
    return phrases.get(random.nextInt(phrases.size())).formatted(letter, at);
  }

  private static String delete(int at) {
    return "Delete the letter at " + at + ".";
  }

  private static String replace(int at, char letter) {
    return "Replace the letter at " + at + " by " + letter + ".";
  }

  /** The text after the edit that the advice names. */
  static String edited(String text, String advice) {
    StringBuilder next = new StringBuilder(text);
    Matcher insert = INSERT.matcher(advice);
    Matcher delete = DELETE.matcher(advice);
    Matcher replace = REPLACE.matcher(advice);
    if (insert.find()) {
      next.insert(Integer.parseInt(insert.group(2)), insert.group(1));
    } else if (delete.find()) {
      next.deleteCharAt(Integer.parseInt(delete.group(1)));
    } else if (replace.find()) {
      next.setCharAt(Integer.parseInt(replace.group(1)), replace.group(2).charAt(0));
    } else {
      throw new IllegalStateException("no edit in: " + advice);
    }
    return next.toString();
  }
}
