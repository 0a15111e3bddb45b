package org.tgd.chem.docking.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.structure.AtomSite.Label;
import org.tgd.core.input.InputException;

/**
 * Reads the atoms of a PDB file (format 3.3, section "Coordinate"), also as CHARMM and Amber write
 * them: residue names of four letters, segments in columns 73 to 76, no elements, no chains.
 */
final class PdbSites {
  private PdbSites() {}

  static Structure.Sites read(String text, String source) {
    List<AtomSite> atoms = new ArrayList<>();
    int number = 0;
    int models = 0;
    boolean done = false;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("MODEL ")) {
        models++;
      }
      done |= line.startsWith("ENDMDL");
      if (!done && (line.startsWith("ATOM  ") || line.startsWith("HETATM"))) {
        atoms.add(atom(line, source + ", line " + number));
      }
    }
    if (atoms.isEmpty()) {
      throw new InputException(
          source + ": no atom; a receptor in PDB format wants ATOM or HETATM lines");
    }
    return new Structure.Sites(atoms, Math.max(1, models));
  }

  private static AtomSite atom(String line, String where) {
    String residue = field(line, 17, 21).toUpperCase(Locale.ROOT);
    String chain = field(line, 21, 22);
    Label label =
        new Label(
            residue,
            chain.isEmpty() ? segment(line) : chain,
            field(line, 22, 27),
            line.startsWith("HETATM"));
    String columns = line.length() <= 12 ? "" : line.substring(12, Math.min(16, line.length()));
    return new AtomSite(
        columns.strip(),
        Elements.of(field(line, 76, 78), columns, residue),
        field(line, 16, 17),
        label,
        occupancy(field(line, 54, 60)),
        coordinate(line, 30, where),
        coordinate(line, 38, where),
        coordinate(line, 46, where));
  }

  /** The segment that CHARMM writes where others leave blanks. */
  private static String segment(String line) {
    String segment = field(line, 72, 76);
    return segment.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)) ? segment : "";
  }

  private static double occupancy(String text) {
    try {
      double value = text.isEmpty() ? 1 : Double.parseDouble(text);
      return value >= 0 && value <= 1 ? value : 1;
    } catch (NumberFormatException e) {
      return 1; // files of modelling programs have other things there
    }
  }

  private static String field(String line, int from, int to) {
    return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length())).strip();
  }

  private static double coordinate(String line, int from, String where) {
    return coordinate(
        field(line, from, from + 8), where + ", columns " + (from + 1) + " to " + (from + 8));
  }

  static double coordinate(String text, String where) {
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= PdbqtAtom.MAX_COORDINATE) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(where + ": '" + shown(text) + "' is no coordinate", e);
    }
    throw new InputException(where + ": coordinate " + shown(text) + " is not within ±9999");
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars().limit(40).forEach(c -> shown.append(c < 32 || c > 126 ? '?' : (char) c));
    return shown.toString();
  }
}
