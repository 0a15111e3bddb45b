package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A source with pieces inserted and each token on a line of its own, so that the line of a stack
 * trace tells the token. Keeps the place in the source, from 0, of each line.
 */
final class Pieces {
  /** Stands in a piece for a new line whose place is not where the piece stands. */
  private static final char BREAK = '\1';

  private static final String CALL = "org.tgd.codeeval.guest.Diagnosis.";

  private final StringBuilder source;
  private final Map<Integer, List<Piece>> closing = new TreeMap<>();
  private final Map<Integer, List<Piece>> opening = new TreeMap<>();
  private final StringBuilder out = new StringBuilder();
  private final List<Object> places = new ArrayList<>();

  private record Piece(String text, int place) {}

  Pieces(String source) {
    this.source = new StringBuilder(source);
  }

  /** Makes a part of the source blank. */
  void blank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (source.charAt(i) != '\n') {
        source.setCharAt(i, ' ');
      }
    }
  }

  /** Inserts at a place what begins something, inside of what was to begin there before. */
  void open(int at, String text) {
    opening.computeIfAbsent(at, key -> new ArrayList<>()).add(new Piece(text, at));
  }

  /** Inserts at a place what ends something, outside of what was to end there before. */
  void close(int at, String text) {
    closing.computeIfAbsent(at, key -> new ArrayList<>()).add(new Piece(text, at));
  }

  /** Puts an expression into a call; what fails next after it fails on a line of that place. */
  void mark(int start, int end, int place) {
    around(start, end, new Piece(CALL + "at" + BREAK + "(", place), ")");
  }

  /** Puts an expression after a call; if it fails at its end, then on a line of that place. */
  void precede(int start, int end, int place) {
    around(start, end, new Piece("(" + CALL + "yes" + BREAK + "() ? ", place), " : null)");
  }

  private void around(int start, int end, Piece before, String after) {
    opening.computeIfAbsent(start, key -> new ArrayList<>()).add(before);
    closing.computeIfAbsent(end, key -> new ArrayList<>()).add(0, new Piece(after, end));
  }

  /** The place of each line, once the text has been made. */
  List<Object> places() {
    return places;
  }

  /** The source with all pieces. */
  String text() {
    places.add(0);
    Tokens tokens = new Tokens(source.toString());
    for (int at = 0; at <= source.length(); at++) {
      closing.getOrDefault(at, List.of()).forEach(this::insert);
      opening.getOrDefault(at, List.of()).forEach(this::insert);
      if (at < source.length()) {
        if (tokens.startsAt(at)) {
          line(at);
        }
        out.append(source.charAt(at));
        if (source.charAt(at) == '\n') {
          places.add(at + 1);
        }
      }
    }
    return out.toString();
  }

  private void insert(Piece piece) {
    for (char c : piece.text().toCharArray()) {
      if (c == BREAK) {
        line(piece.place());
      } else {
        out.append(c);
      }
    }
  }

  private void line(int place) {
    out.append('\n');
    places.add(place);
  }
}
