package org.tgd.chem.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/**
 * Reads a SMILES string into a {@link Draft} without recursion. The dialect is OpenSMILES without
 * wildcards and reactions, which are refused; allene stereo is read and dropped.
 */
public final class SmilesReader {
  private static final int MOST_LIGANDS = 6;

  private final String text;
  private final int end;
  private final int atomLimit;
  private final Draft draft = new Draft();
  private final Deque<int[]> branches = new ArrayDeque<>();
  private final TreeMap<Integer, RingOpening> rings = new TreeMap<>();
  private int at;
  private int previous = -1;
  private int order = Draft.UNSPECIFIED;
  private int direction;
  private int bondAt = -1;
  private int dotAt = -1;

  private record RingOpening(int atom, int slot, int order, int direction, int position) {}

  private SmilesReader(String text, int atomLimit) {
    this.text = text;
    this.end = text.length();
    this.atomLimit = atomLimit;
  }

  /**
   * Reads a string that has no surrounding blanks.
   *
   * @param text the SMILES
   * @param atomLimit the largest number of atoms that is accepted
   * @throws Refusal if the string is not well formed
   */
  public static Draft read(String text, int atomLimit) throws Refusal {
    return new SmilesReader(text, atomLimit).read();
  }

  private Draft read() throws Refusal {
    while (at < end) {
      char c = text.charAt(at);
      if (c == '[') {
        attach(new BracketAtom(text, at).read());
      } else if (isOrganic(c)) {
        attach(organic(c));
      } else {
        symbol(c);
      }
    }
    finish();
    return draft;
  }

  private static boolean isOrganic(char c) {
    return "BCNOPSFIbcnops".indexOf(c) >= 0;
  }

  private BracketAtom.Read organic(char c) {
    int length = 1;
    String symbol = String.valueOf(c);
    if (at + 1 < end) {
      String two = text.substring(at, at + 2);
      if (two.equals("Cl") || two.equals("Br")) {
        symbol = two;
        length = 2;
      }
    }
    boolean aromatic = Character.isLowerCase(c);
    Draft.Atom atom =
        new Draft.Atom(
            Element.number(aromatic ? symbol.toUpperCase(java.util.Locale.ROOT) : symbol));
    atom.aromatic = aromatic;
    atom.position = at;
    return new BracketAtom.Read(atom, at + length);
  }

  private void attach(BracketAtom.Read read) throws Refusal {
    Draft.Atom atom = read.atom();
    if (draft.atoms.size() >= atomLimit) {
      throw new Refusal(at, "more than " + atomLimit + " atoms");
    }
    int index = draft.add(atom);
    if (previous >= 0) {
      join(previous, index, order, direction, bondAt >= 0 ? bondAt : at);
      draft.atoms.get(previous).ligands.add(index);
      atom.ligands.add(previous);
    }
    if (atom.hydrogens > 0) {
      for (int i = 0; i < atom.hydrogens && i < MOST_LIGANDS; i++) {
        atom.ligands.add(Draft.IMPLICIT_HYDROGEN);
      }
    }
    previous = index;
    clearBond();
    dotAt = -1;
    at = read.next();
  }

  private void join(int a, int b, int bondOrder, int bondDirection, int position) {
    Draft.Bond bond =
        bondOrder == -Draft.DATIVE ? draft.bond(b, a, Draft.DATIVE) : draft.bond(a, b, bondOrder);
    bond.direction = bondDirection;
    bond.position = position;
  }

  private void clearBond() {
    order = Draft.UNSPECIFIED;
    direction = 0;
    bondAt = -1;
  }

  private void symbol(char c) throws Refusal {
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '.' -> dot();
      case '-', '=', '#', '$', ':', '/', '\\', '<' -> bond(c);
      case '%', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> ring();
      case '*' ->
          throw new Refusal(
              at, "'*' stands for any atom; a molecule to score has named atoms only");
      case '~' -> throw new Refusal(at, "'~' stands for any bond; write the bond's order");
      case '>' -> throw new Refusal(at, "'>' makes a reaction; give one molecule");
      case ']' -> throw new Refusal(at, "']' without '['");
      default -> throw new Refusal(at, unexpected(c));
    }
  }

  private String unexpected(char c) {
    int point = text.codePointAt(at);
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      return "text after the SMILES; give the SMILES alone";
    }
    String shown = c < 127 && c >= 32 ? "'" + c + "'" : String.format("character U+%04X", point);
    return shown + " is no part of a SMILES";
  }

  private void open() throws Refusal {
    if (previous < 0 || dotAt >= 0) {
      throw new Refusal(at, "a branch without an atom before it");
    }
    if (bondAt >= 0) {
      throw new Refusal(bondAt, "a bond symbol must stand inside the branch, before its atom");
    }
    if (text.charAt(at - 1) == '(') {
      throw new Refusal(at, "a branch must begin with an atom or a bond");
    }
    branches.push(new int[] {previous, at});
    at++;
  }

  private void close() throws Refusal {
    if (branches.isEmpty()) {
      throw new Refusal(at, "')' without '('");
    }
    if (text.charAt(at - 1) == '(') {
      throw new Refusal(at, "empty branch");
    }
    requireComplete();
    previous = branches.pop()[0];
    at++;
  }

  private void requireComplete() throws Refusal {
    if (bondAt >= 0) {
      throw new Refusal(bondAt, "a bond without an atom after it");
    }
    if (dotAt >= 0) {
      throw new Refusal(dotAt, "'.' without an atom after it");
    }
  }

  private void dot() throws Refusal {
    if (previous < 0 || dotAt >= 0 || text.charAt(at - 1) == '(') {
      throw new Refusal(at, "'.' without an atom before it");
    }
    requireComplete();
    previous = -1;
    dotAt = at;
    at++;
  }

  private void bond(char c) throws Refusal {
    if (previous < 0) {
      throw new Refusal(at, "a bond without an atom before it");
    }
    if (bondAt >= 0) {
      throw new Refusal(at, "two bond symbols in a row");
    }
    bondAt = at;
    boolean arrow = c == '-' && at + 1 < end && text.charAt(at + 1) == '>';
    if (arrow || c == '<') {
      if (c == '<' && (at + 1 >= end || text.charAt(at + 1) != '-')) {
        throw new Refusal(at, unexpected(c));
      }
      order = arrow ? Draft.DATIVE : -Draft.DATIVE;
      at += 2;
      return;
    }
    switch (c) {
      case '=' -> order = 2;
      case '#' -> order = 3;
      case '$' -> order = 4;
      case ':' -> order = Draft.AROMATIC;
      case '/' -> direction = 1;
      case '\\' -> {
        direction = -1;
        at += at + 1 < end && text.charAt(at + 1) == '\\' ? 1 : 0; // escaped twice: RDKit reads on
      }
      default -> order = 1;
    }
    at++;
  }

  private void ring() throws Refusal {
    int start = at;
    if (previous < 0 || text.charAt(at - 1) == '(') {
      throw new Refusal(at, "a ring closure without an atom before it");
    }
    int number = ringNumber();
    RingOpening opening = rings.remove(number);
    if (opening == null) {
      Draft.Atom atom = draft.atoms.get(previous);
      atom.ligands.add(-3 - number);
      rings.put(
          number, new RingOpening(previous, atom.ligands.size() - 1, order, direction, start));
    } else {
      closeRing(opening, number, start);
    }
    clearBond();
  }

  private int ringNumber() throws Refusal {
    if (text.charAt(at) != '%') {
      return text.charAt(at++) - '0';
    }
    int start = at;
    if (text.startsWith("%(", at)) {
      int close = text.indexOf(')', at);
      if (close > 0 && close - at <= 7 && text.substring(at + 2, close).matches("[0-9]{1,5}")) {
        at = close + 1;
        return Integer.parseInt(text.substring(start + 2, close));
      }
    } else if (at + 2 < end && isDigit(text.charAt(at + 1)) && isDigit(text.charAt(at + 2))) {
      at += 3;
      return Integer.parseInt(text.substring(start + 1, at));
    }
    throw new Refusal(start, "'%' must be followed by two digits");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void closeRing(RingOpening opening, int number, int start) throws Refusal {
    int first = opening.atom();
    if (first == previous) {
      throw new Refusal(start, "ring closure " + number + " bonds an atom to itself");
    }
    for (Draft.Bond bond : draft.bonds) {
      if ((bond.begin == first && bond.end == previous)
          || (bond.begin == previous && bond.end == first)) {
        throw new Refusal(
            start, "ring closure " + number + " bonds two atoms that are bonded already");
      }
    }
    int turned = Math.abs(order) == Draft.DATIVE ? -order : order; // seen from the atom that opened
    int bondOrder = opening.order() != Draft.UNSPECIFIED ? opening.order() : turned;
    int bondDirection = opening.direction() != 0 ? opening.direction() : -direction;
    join(first, previous, bondOrder, bondDirection, start);
    draft.atoms.get(first).ligands.set(opening.slot(), previous);
    draft.atoms.get(previous).ligands.add(first);
    draft.atoms.get(first).closures++;
    draft.atoms.get(previous).closures++;
  }

  private void finish() throws Refusal {
    requireComplete();
    if (!branches.isEmpty()) {
      throw new Refusal(branches.peek()[1], "'(' is never closed");
    }
    if (!rings.isEmpty()) {
      var open = rings.firstEntry();
      throw new Refusal(
          open.getValue().position(), "ring closure " + open.getKey() + " is never closed");
    }
    DoubleBondStereo.assign(draft);
  }
}
