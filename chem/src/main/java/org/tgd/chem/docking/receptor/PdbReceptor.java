package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.core.input.InputException;

/**
 * Reads the protein of a PDB file: amino acids and metal ions; water and other ligands are left
 * out, of alternate locations the first is taken. AutoDock types follow from residue and atom
 * names; where polar hydrogens are missing they are added, since the scoring function asks whether
 * an atom has one (not where it points). Histidine is taken to carry its hydrogen on NE2.
 */
final class PdbReceptor {
  private static final Set<String> AMINO_ACIDS =
      Set.of(
          "ALA", "ARG", "ASN", "ASP", "CYS", "CYX", "GLN", "GLU", "GLY", "HIS", "HID", "HIE", "HIP",
          "ILE", "LEU", "LYS", "MET", "MSE", "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL");
  private static final Map<String, Set<String>> DONORS =
      Map.ofEntries(
          Map.entry("ARG", Set.of("NE", "NH1", "NH2")),
          Map.entry("ASN", Set.of("ND2")),
          Map.entry("GLN", Set.of("NE2")),
          Map.entry("HIS", Set.of("NE2")),
          Map.entry("HIE", Set.of("NE2")),
          Map.entry("HID", Set.of("ND1")),
          Map.entry("HIP", Set.of("ND1", "NE2")),
          Map.entry("LYS", Set.of("NZ")),
          Map.entry("SER", Set.of("OG")),
          Map.entry("THR", Set.of("OG1")),
          Map.entry("TRP", Set.of("NE1")),
          Map.entry("TYR", Set.of("OH")));
  private static final Map<String, Set<String>> AROMATIC =
      Map.of(
          "PHE", Set.of("CG", "CD1", "CD2", "CE1", "CE2", "CZ"),
          "TYR", Set.of("CG", "CD1", "CD2", "CE1", "CE2", "CZ"),
          "TRP", Set.of("CG", "CD1", "CD2", "CE2", "CE3", "CZ2", "CZ3", "CH2"),
          "HIS", Set.of("CG", "CD2", "CE1"));
  private static final Set<String> METALS =
      Set.of("MG", "MN", "ZN", "CA", "FE", "CU", "NA", "K", "CO", "CD", "NI", "HG");

  private PdbReceptor() {}

  /**
   * The atoms of a receptor.
   *
   * @throws InputException if there is no amino acid, or a line is broken
   */
  static List<PdbqtAtom> parse(String text, String source) {
    Map<String, PdbqtAtom> atoms = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("ENDMDL")) {
        break;
      }
      if (line.startsWith("ATOM  ") || line.startsWith("HETATM")) {
        read(line, source + ", line " + number, atoms);
      }
    }
    if (atoms.isEmpty()) {
      throw new InputException(
          source + ": no amino acid; a receptor in PDB format wants ATOM lines of a protein");
    }
    return withPolarHydrogens(List.copyOf(atoms.values()));
  }

  private static void read(String line, String where, Map<String, PdbqtAtom> atoms) {
    String name = field(line, 12, 16);
    String residueName = field(line, 17, 20).toUpperCase(Locale.ROOT);
    boolean aminoAcid = AMINO_ACIDS.contains(residueName);
    boolean metal = METALS.contains(residueName) && !aminoAcid;
    if (!aminoAcid && !metal) {
      return;
    }
    String element = element(line, name, metal);
    AtomType type = metal ? metal(element, where) : type(element, name, residueName, where);
    String residue =
        (residueName + " " + field(line, 21, 22) + " " + field(line, 22, 27))
            .replaceAll("\\s+", " ");
    PdbqtAtom atom =
        new PdbqtAtom(
            name,
            residue,
            coordinate(line, 30, where),
            coordinate(line, 38, where),
            coordinate(line, 46, where),
            type);
    atoms.putIfAbsent(residue + "/" + name, atom);
  }

  private static String field(String line, int from, int to) {
    return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length())).strip();
  }

  private static String element(String line, String name, boolean metal) {
    String given = field(line, 76, 78).toUpperCase(Locale.ROOT);
    String letters = name.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    if (!given.isEmpty() && given.chars().allMatch(Character::isLetter)) {
      return given;
    }
    return metal || letters.isEmpty() ? letters : letters.substring(0, 1);
  }

  private static AtomType metal(String element, String where) {
    for (AtomType type : AtomType.values()) {
      if (type.element() == AtomType.Element.METAL && type.label().equalsIgnoreCase(element)) {
        return type;
      }
    }
    throw new InputException(where + ": the metal '" + element + "' is not known");
  }

  private static AtomType type(String element, String name, String residue, String where) {
    String histidine = residue.startsWith("HI") ? "HIS" : residue;
    return switch (element) {
      case "C" ->
          AROMATIC.getOrDefault(histidine, Set.of()).contains(name) ? AtomType.A : AtomType.C;
      case "N" -> acceptsNitrogen(name, residue) ? AtomType.NA : AtomType.N;
      case "O" -> AtomType.OA;
      case "S" -> AtomType.SA;
      case "SE" -> AtomType.SE;
      case "P" -> AtomType.P;
      case "H", "D" -> AtomType.H;
      default ->
          throw new InputException(
              where
                  + ": the element '"
                  + element
                  + "' of atom "
                  + name
                  + " is not known in a protein");
    };
  }

  private static boolean acceptsNitrogen(String name, String residue) {
    return switch (residue) {
      case "HIS", "HIE" -> name.equals("ND1");
      case "HID" -> name.equals("NE2");
      default -> false;
    };
  }

  private static double coordinate(String line, int from, String where) {
    String text = field(line, from, from + 8);
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= PdbqtAtom.MAX_COORDINATE) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          where + ": columns " + (from + 1) + " to " + (from + 8) + " are no coordinate", e);
    }
    throw new InputException(where + ": coordinate " + text + " is not within ±9999");
  }

  private static List<PdbqtAtom> withPolarHydrogens(List<PdbqtAtom> read) {
    List<PdbqtAtom> heavy = read.stream().filter(atom -> !atom.type().isHydrogen()).toList();
    List<PdbqtAtom> result = new ArrayList<>();
    for (PdbqtAtom atom : heavy) {
      result.add(atom);
      if (isDonor(atom)) {
        result.add(hydrogenOn(atom, heavy));
      }
    }
    return List.copyOf(result);
  }

  private static boolean isDonor(PdbqtAtom atom) {
    String residue = atom.residue().substring(0, Math.min(3, atom.residue().length()));
    return (atom.name().equals("N") && !residue.equals("PRO"))
        || DONORS.getOrDefault(residue, Set.of()).contains(atom.name());
  }

  /** A hydrogen 1 Å from its atom, away from what the atom is bonded to. */
  private static PdbqtAtom hydrogenOn(PdbqtAtom atom, List<PdbqtAtom> heavy) {
    double dx = 0;
    double dy = 0;
    double dz = 0;
    for (PdbqtAtom other : heavy) {
      if (!other.equals(atom) && atom.isBondedTo(other)) {
        dx += atom.x() - other.x();
        dy += atom.y() - other.y();
        dz += atom.z() - other.z();
      }
    }
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (length < 0.1) {
      dx = 1;
      length = 1;
    }
    return new PdbqtAtom(
        "H" + atom.name().substring(0, Math.min(3, atom.name().length())),
        atom.residue(),
        atom.x() + dx / length,
        atom.y() + dy / length,
        atom.z() + dz / length,
        AtomType.HD);
  }
}
