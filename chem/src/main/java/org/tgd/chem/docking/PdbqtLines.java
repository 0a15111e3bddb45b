package org.tgd.chem.docking;

import org.tgd.core.input.InputException;

/** Reads the fields of one line of a PDB or PDBQT file and says where a bad one stands. */
final class PdbqtLines {
  private final String source;

  PdbqtLines(String source) {
    this.source = source;
  }

  static boolean isAtom(String line) {
    return line.startsWith("ATOM  ") || line.startsWith("HETATM");
  }

  PdbqtAtom atom(String line, int number) {
    String label = field(line, 77, line.length());
    AtomType type =
        AtomType.of(label)
            .orElseThrow(
                () ->
                    error(
                        number,
                        "the AutoDock atom type (from column 78) is '"
                            + shown(label)
                            + "'; known are C A N NA O OA P S SA Se H HD F Cl Br I and metals"));
    return atom(line, number, type);
  }

  PdbqtAtom atom(String line, int number, AtomType type) {
    double x = coordinate(line, number, 30);
    double y = coordinate(line, number, 38);
    double z = coordinate(line, number, 46);
    String residue =
        (field(line, 17, 20) + " " + field(line, 21, 22) + " " + field(line, 22, 27))
            .strip()
            .replaceAll("\\s+", " ");
    return new PdbqtAtom(field(line, 12, 16), residue, x, y, z, type);
  }

  int serial(String line, int number) {
    return integer(field(line, 6, 11), number, "the atom number (columns 7 to 11)");
  }

  private double coordinate(String line, int number, int from) {
    String text = field(line, from, from + 8);
    String what = "the coordinate in columns " + (from + 1) + " to " + (from + 8);
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= PdbqtAtom.MAX_COORDINATE) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error(number, what + " is '" + shown(text) + "'; must be a number");
    }
    throw error(number, what + " is " + text + "; must be within ±9999");
  }

  int integer(String text, int number, String what) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error(number, what + " is '" + shown(text) + "'; must be a whole number from 0");
    }
    throw error(number, what + " is " + text + "; must be 0 or more");
  }

  InputException error(int number, String message) {
    return new InputException(source + ", line " + number + ": " + message);
  }

  InputException error(String message) {
    return new InputException(source + ": " + message);
  }

  static String field(String line, int from, int to) {
    return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length())).strip();
  }

  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(40)
        .forEach(c -> shown.append(c < 32 || c > 126 ? "?" : String.valueOf((char) c)));
    return shown.toString();
  }
}
