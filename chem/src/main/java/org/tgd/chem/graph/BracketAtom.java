package org.tgd.chem.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one atom in square brackets. */
final class BracketAtom {
  private static final Pattern FORM =
      Pattern.compile(
          "\\[(\\d{1,4})?([A-Z][a-z]?|[a-z]{1,2}|#\\d{1,3}|\\*)"
              + "(@{1,2}(?:TH[12]?|AL[12]?|SP\\d{0,2}|TB\\d{0,2}|OH\\d{0,2})?)?"
              + "(H\\d{0,2})?([+]+|-+|[+-]\\d{1,2})?(:\\d{1,6})?\\]");
  private static final int LARGEST_CHARGE = 15;

  private final String text;
  private final int start;

  /** The atom and the index of the first character after it. */
  record Read(Draft.Atom atom, int next) {}

  BracketAtom(String text, int start) {
    this.text = text;
    this.start = start;
  }

  Read read() throws Refusal {
    int close = text.indexOf(']', start);
    if (close < 0) {
      throw new Refusal(start, "'[' is never closed");
    }
    Matcher m = FORM.matcher(text).region(start, close + 1);
    if (!m.matches()) {
      throw malformed(close);
    }
    String symbol = m.group(2);
    Draft.Atom atom = new Draft.Atom(element(symbol));
    atom.aromatic = Character.isLowerCase(symbol.charAt(0));
    atom.position = start;
    atom.isotope = m.group(1) == null ? 0 : Integer.parseInt(m.group(1));
    atom.hydrogens = hydrogens(m.group(4));
    atom.charge = charge(m.group(5));
    atom.parity = parity(m.group(3));
    atom.arrangement = arrangement(m.group(3));
    atom.mapped = m.group(6) != null;
    return new Read(atom, close + 1);
  }

  private Refusal malformed(int close) {
    String inside = text.substring(start + 1, close);
    return new Refusal(
        start,
        "'["
            + (inside.length() > 20 ? inside.substring(0, 20) + "…" : inside)
            + "]' is no atom; expected [isotope symbol chirality hydrogens charge]");
  }

  private int element(String symbol) throws Refusal {
    if (symbol.equals("*")) {
      throw new Refusal(start, "'*' stands for any atom; a molecule to score has named atoms only");
    }
    if (symbol.startsWith("#")) {
      int number = Integer.parseInt(symbol.substring(1));
      if (number < 1 || number > Element.LAST) {
        throw new Refusal(start, "there is no element " + number);
      }
      return number;
    }
    boolean aromatic = Character.isLowerCase(symbol.charAt(0));
    if (aromatic && !symbol.matches("b|c|n|o|p|s|si|as|se|te")) {
      throw new Refusal(start, "'" + symbol + "' is no aromatic element");
    }
    int number =
        Element.number(symbol.substring(0, 1).toUpperCase(Locale.ROOT) + symbol.substring(1));
    if (number == 0) {
      throw new Refusal(start, "'" + symbol + "' is no element");
    }
    return number;
  }

  private static int hydrogens(String group) {
    if (group == null) {
      return 0;
    }
    return group.length() == 1 ? 1 : Integer.parseInt(group.substring(1));
  }

  private int charge(String group) throws Refusal {
    if (group == null) {
      return 0;
    }
    int sign = group.charAt(0) == '+' ? 1 : -1;
    int size =
        group.length() > 1 && Character.isDigit(group.charAt(1))
            ? Integer.parseInt(group.substring(1))
            : group.length();
    if (size > LARGEST_CHARGE) {
      throw new Refusal(start, "charge " + group + " is out of range (at most 15)");
    }
    return sign * size;
  }

  private static int parity(String group) {
    if (group == null) {
      return 0;
    }
    return switch (group) {
      case "@", "@TH1" -> 1;
      case "@@", "@TH2" -> 2;
      default -> 0;
    };
  }

  private int arrangement(String group) throws Refusal {
    if (group == null || group.length() < 4) {
      return 0;
    }
    Optional<Geometry> geometry = Geometry.of(group.substring(1, 3));
    if (geometry.isEmpty()) {
      return 0;
    }
    int number = Integer.parseInt(group.substring(3));
    if (number > geometry.get().size()) {
      String first = group.substring(0, 3);
      throw new Refusal(
          start,
          group
              + " is no arrangement; "
              + first
              + "1 to "
              + first
              + geometry.get().size()
              + " are");
    }
    return number == 0 ? 0 : geometry.get().code(number);
  }
}
