package org.tgd.core.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a text: where they stand and what they are called. */
final class NumberText {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?(?![\\w.])");

  private NumberText() {}

  /**
   * A number in a text.
   *
   * @param whole the text
   * @param start where it begins
   * @param end where it ends
   * @param name what the text calls it, unique in it
   */
  record Place(String whole, int start, int end, String name) {
    String text() {
      return whole.substring(start, end);
    }

    double value() {
      return Double.parseDouble(text());
    }

    /** The text with another number in this place. */
    String with(double value) {
      return with(NumberText.text(value));
    }

    String with(String number) {
      return whole.substring(0, start) + number + whole.substring(end);
    }
  }

  /** All numbers in order. */
  static List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      places.add(
          new Place(text, matcher.start(), matcher.end(), name(text, matcher.start(), places)));
    }
    return places;
  }

  /** The number that a text is, if it is one and nothing else. */
  static Optional<Place> whole(String text) {
    return places(text).stream().filter(place -> place.text().equals(text.strip())).findFirst();
  }

  /** The number of that name. */
  static Optional<Place> named(String text, String name) {
    return places(text).stream().filter(place -> place.name().equals(name)).findFirst();
  }

  /** The words before it on its line, up to the number before; else its place in the text. */
  private static String name(String text, int start, List<Place> before) {
    int from = text.lastIndexOf('\n', start - 1) + 1;
    if (!before.isEmpty()) {
      from = Math.max(from, before.get(before.size() - 1).end());
    }
    String words = text.substring(from, start).replaceAll("[\\s:=,;(\\[{\"']+", " ").strip();
    String name = words.isEmpty() ? "number " + (before.size() + 1) : words;
    boolean taken = before.stream().anyMatch(place -> place.name().equals(name));
    return taken ? name + " (number " + (before.size() + 1) + ")" : name;
  }

  /** A number with up to six digits that matter, without an exponent where it can be. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "infinite" : "undefined";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return Long.toString((long) value);
    }
    if (size < 1e-5 || size >= 1e15) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    int decimals = Math.max(0, 5 - (int) Math.floor(Math.log10(size)));
    String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 12) + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
