package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts compared line by line, and how far they are apart. */
final class Texts {
  private static final Pattern TOKEN =
      Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|\\p{L}+|\\S");

  /** The most cells of a table of edit distances; longer texts are taken for wholly different. */
  private static final long MOST_CELLS = 4_000_000;

  private Texts() {}

  /**
   * A piece in which two texts agree or differ.
   *
   * @param first its lines in the first text
   * @param second its lines in the second
   */
  record Piece(List<String> first, List<String> second) {
    boolean differs() {
      return !first.equals(second);
    }
  }

  /**
   * The pieces of two texts in order, by a longest common subsequence of lines (Hunt and McIlroy
   * 1976); where as many lines were replaced as stand there now, each is a piece.
   */
  static List<Piece> pieces(String first, String second) {
    List<String> a = List.of(first.split("\n", -1));
    List<String> b = List.of(second.split("\n", -1));
    int[][] common = common(a, b);
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      int fromA = i;
      int fromB = j;
      while (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        pieces.add(new Piece(List.of(a.get(i)), List.of(b.get(j))));
        fromA = ++i;
        fromB = ++j;
      }
      while ((i < a.size() || j < b.size())
          && !(i < a.size() && j < b.size() && a.get(i).equals(b.get(j)))) {
        boolean skipFirst = j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1]);
        i += skipFirst ? 1 : 0;
        j += skipFirst ? 0 : 1;
      }
      pieces.addAll(changed(a.subList(fromA, i), b.subList(fromB, j)));
    }
    return pieces;
  }

  private static List<Piece> changed(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return List.of(new Piece(List.copyOf(a), List.copyOf(b)));
    }
    List<Piece> each = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      each.add(new Piece(List.of(a.get(i)), List.of(b.get(i))));
    }
    return each;
  }

  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /** The two texts with each piece taken from the first where {@code first} says so. */
  static String chosen(List<Piece> pieces, Predicate<Piece> first) {
    List<String> lines = new ArrayList<>();
    for (Piece piece : pieces) {
      lines.addAll(!piece.differs() || first.test(piece) ? piece.first() : piece.second());
    }
    return String.join("\n", lines);
  }

  /**
   * What two texts that come from one make together: the change of either where one alone changed
   * something, and that of the first where both did.
   */
  static String merged(String base, String first, String second) {
    List<String> lines = List.of(base.split("\n", -1));
    return chosen(
        pieces(first, second),
        piece ->
            !isOld(piece.first(), piece.second(), lines)
                || isOld(piece.second(), piece.first(), lines));
  }

  /** Whether a piece stands in the base as it is, or what stands there instead is new. */
  private static boolean isOld(List<String> piece, List<String> other, List<String> base) {
    return piece.isEmpty()
        ? Collections.indexOfSubList(base, other) < 0
        : Collections.indexOfSubList(base, piece) >= 0;
  }

  /**
   * How far two texts are apart: the number of tokens that were put in, left out or replaced
   * (Levenshtein 1966), where one number for another counts as their relative difference, at most
   * 1.
   */
  static double distance(String first, String second) {
    List<String> a = tokens(first);
    List<String> b = tokens(second);
    int from = 0;
    while (from < Math.min(a.size(), b.size()) && a.get(from).equals(b.get(from))) {
      from++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > from && endB > from && a.get(endA - 1).equals(b.get(endB - 1))) {
      endA--;
      endB--;
    }
    return distance(a.subList(from, endA), b.subList(from, endB));
  }

  private static double distance(List<String> a, List<String> b) {
    if ((long) a.size() * b.size() > MOST_CELLS) {
      return Math.max(a.size(), b.size());
    }
    double[] above = new double[b.size() + 1];
    for (int j = 0; j <= b.size(); j++) {
      above[j] = j;
    }
    for (int i = 0; i < a.size(); i++) {
      double[] row = new double[b.size() + 1];
      row[0] = i + 1;
      for (int j = 0; j < b.size(); j++) {
        double replaced = above[j] + apart(a.get(i), b.get(j));
        row[j + 1] = Math.min(replaced, 1 + Math.min(above[j + 1], row[j]));
      }
      above = row;
    }
    return above[b.size()];
  }

  private static double apart(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (!isNumber(a) || !isNumber(b)) {
      return 1;
    }
    double x = Double.parseDouble(a);
    double y = Double.parseDouble(b);
    double scale = Math.max(Math.abs(x), Math.abs(y));
    return scale == 0 ? 0 : Math.min(1, Math.abs(x - y) / scale);
  }

  static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(token.length() - 1))
        && !Character.isLetter(token.charAt(0));
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }
}
