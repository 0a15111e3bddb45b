package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.core.input.InputException;

/**
 * Reads where a known ligand lies, from PDB, PDBQT, or an SDF or molfile (V2000); only coordinates
 * count.
 */
final class ReferenceLigand {
  /** Room on each side of the ligand, Å. */
  static final double MARGIN = 6;

  /** The shortest edge of a box made from a ligand, Å. */
  static final double LEAST_EDGE = 20;

  private ReferenceLigand() {}

  /**
   * The atoms of a ligand; all count as carbon.
   *
   * @throws InputException if the file has no coordinates or broken ones
   */
  static List<PdbqtAtom> atoms(String text, String source) {
    List<PdbqtAtom> atoms =
        source.toLowerCase(Locale.ROOT).matches(".*\\.(sdf|mol|sd)(\\.gz)?")
            ? molfile(text, source)
            : pdb(text, source);
    if (atoms.isEmpty()) {
      throw new InputException(
          source + ": no atom; a reference ligand wants ATOM or HETATM lines, or a V2000 molfile");
    }
    return atoms;
  }

  /** The box around a ligand. */
  static Box around(List<PdbqtAtom> atoms) {
    return Box.around(atoms, MARGIN, LEAST_EDGE);
  }

  private static List<PdbqtAtom> pdb(String text, String source) {
    List<PdbqtAtom> atoms = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("ENDMDL")) {
        break;
      }
      if (line.startsWith("ATOM  ") || line.startsWith("HETATM")) {
        atoms.add(
            atom(field(line, 30), field(line, 38), field(line, 46), source + ", line " + number));
      }
    }
    return atoms;
  }

  private static String field(String line, int from) {
    return from >= line.length()
        ? ""
        : line.substring(from, Math.min(from + 8, line.length())).strip();
  }

  private static List<PdbqtAtom> molfile(String text, String source) {
    List<String> lines = text.lines().limit(10_000).toList();
    if (lines.size() < 4 || !lines.get(3).contains("V2000")) {
      throw new InputException(source + ", line 4: not a V2000 counts line");
    }
    int count = count(lines.get(3), source);
    List<PdbqtAtom> atoms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String where = source + ", line " + (5 + i);
      if (4 + i >= lines.size() || lines.get(4 + i).length() < 30) {
        throw new InputException(where + ": the atom block ends early, after " + i + " atoms");
      }
      String line = lines.get(4 + i);
      atoms.add(
          atom(
              line.substring(0, 10).strip(),
              line.substring(10, 20).strip(),
              line.substring(20, 30).strip(),
              where));
    }
    return atoms;
  }

  private static int count(String line, String source) {
    try {
      return Integer.parseInt(line.substring(0, 3).strip());
    } catch (NumberFormatException e) {
      throw new InputException(source + ", line 4: no number of atoms in columns 1 to 3", e);
    }
  }

  private static PdbqtAtom atom(String x, String y, String z, String where) {
    try {
      return new PdbqtAtom(
          "C", "", Double.parseDouble(x), Double.parseDouble(y), Double.parseDouble(z), AtomType.C);
    } catch (IllegalArgumentException e) {
      throw new InputException(where + ": the coordinates are not three numbers within ±9999", e);
    }
  }
}
