package org.tgd.chem.docking.receptor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the nitrogens and oxygens of standard residues do in hydrogen bonds at pH 7.4, by the names
 * of the PDB, CHARMM, Amber and GROMACS. Written as {@code NAME+} where an atom carries a hydrogen,
 * {@code NAME=} where a nitrogen accepts, {@code NAME*} where it does both.
 */
final class ResidueTemplates {
  /** A residue that is known. */
  record Template(Kind kind, Map<String, Character> polar, Set<String> aromatic) {
    boolean knows(String atom) {
      return polar.containsKey(atom);
    }

    boolean donates(String atom) {
      char mark = polar.getOrDefault(atom, ' ');
      return mark == '+' || mark == '*';
    }

    boolean accepts(String atom) {
      char mark = polar.getOrDefault(atom, ' ');
      return mark == '=' || mark == '*';
    }
  }

  /** What a residue belongs to. */
  enum Kind {
    AMINO_ACID,
    HISTIDINE,
    NUCLEOTIDE,
    WATER
  }

  private static final String BACKBONE = "N+ O OXT OT OT1 OT2 OC1 OC2 O1 O2 O' O''";
  private static final String SUGAR =
      "OP1 OP2 OP3 O1P O2P O3P O5'+ O4' O3'+ O2'+ O5*+ O4* O3*+ O2*+ O5T+ O3T+";
  private static final Set<String> PHENYL = Set.of("CG", "CD1", "CD2", "CE1", "CE2", "CZ");
  private static final Map<String, Set<String>> AROMATIC =
      Map.of(
          "PHE", PHENYL,
          "TYR", PHENYL,
          "TYM", PHENYL,
          "TRP", Set.of("CG", "CD1", "CD2", "CE2", "CE3", "CZ2", "CZ3", "CH2"),
          "HIS", Set.of("CG", "CD2", "CE1"));

  /** Side chains: names that mean the same before the colon, polar atoms after it. */
  private static final List<String> SIDE_CHAINS =
      List.of(
          "ALA GLY VAL LEU ILE MET MSE PHE PRO CYS CYX CYM CYS2 CYSH CYM1 ACE NME NMA NHE NH2:",
          "ARG ARGP:NE+ NH1+ NH2+",
          "ASN:OD1 ND2+",
          "ASP:OD1 OD2",
          "ASH ASPP ASPH:OD1 OD2+",
          "GLN:OE1 NE2+",
          "GLU:OE1 OE2",
          "GLH GLUP GLUH:OE1 OE2+",
          "LYS LYP LYSH:NZ+",
          "LYN LSN LYSN:NZ*",
          "SER:OG+",
          "THR:OG1+",
          "TRP:NE1+",
          "TYR:OH+",
          "TYM:OH");

  /** Histidines by where their hydrogens are. */
  private static final List<String> HISTIDINES =
      List.of(
          "HIS HIE HSE HISE HISB HIS2:ND1= NE2+",
          "HID HSD HISD HISA HIS1:ND1+ NE2=",
          "HIP HSP HISH HISP:ND1+ NE2+");

  private static final List<String> BASES =
      List.of(
          "A DA RA ADE:N1= N3= N6+ N7= N9",
          "G DG RG GUA:N1+ N2+ N3= N7= N9 O6",
          "C DC RC CYT:N1 N3= N4+ O2",
          "U DU RU URA T DT RT THY:N1 N3+ O2 O4");

  private static final Set<String> WATERS =
      Set.of(
          "HOH", "WAT", "H2O", "DOD", "D2O", "TIP", "TIP3", "TIP4", "TIP5", "TP3", "TP4", "T3P",
          "T4P", "SOL", "SPC", "SPCE");

  private static final Map<String, Template> KNOWN = known();

  private ResidueTemplates() {}

  /** The template of a residue's name in capitals. */
  static Optional<Template> of(String name) {
    return named(KNOWN, name).filter(t -> KNOWN.containsKey(name) || t.kind() != Kind.NUCLEOTIDE);
  }

  /** What a table has for a residue, also as Amber names those at the ends of a chain. */
  static <T> Optional<T> named(Map<String, T> table, String name) {
    boolean terminal = name.length() == 4 && (name.startsWith("N") || name.startsWith("C"));
    return table.containsKey(name) || !terminal
        ? Optional.ofNullable(table.get(name))
        : Optional.ofNullable(table.get(name.substring(1)));
  }

  private static Map<String, Template> known() {
    Map<String, Template> all = new HashMap<>();
    SIDE_CHAINS.forEach(line -> add(all, line, Kind.AMINO_ACID, BACKBONE));
    HISTIDINES.forEach(line -> add(all, line, Kind.HISTIDINE, BACKBONE));
    for (String line : BASES) {
      add(all, line, Kind.NUCLEOTIDE, SUGAR);
      String names = line.substring(0, line.indexOf(':'));
      String atEnds =
          Arrays.stream(names.split(" ", -1))
              .map(name -> name + "5 " + name + "3 " + name + "N")
              .collect(Collectors.joining(" "));
      add(all, atEnds + line.substring(line.indexOf(':')), Kind.NUCLEOTIDE, SUGAR);
    }
    WATERS.forEach(name -> all.put(name, new Template(Kind.WATER, Map.of(), Set.of())));
    return Map.copyOf(all);
  }

  private static void add(Map<String, Template> all, String line, Kind kind, String common) {
    int colon = line.indexOf(':');
    Map<String, Character> polar = new HashMap<>();
    for (String atom : (common + " " + line.substring(colon + 1)).strip().split(" ", -1)) {
      char last = atom.charAt(atom.length() - 1);
      boolean marked = last == '+' || last == '=' || (last == '*' && !common.contains(atom));
      polar.put(marked ? atom.substring(0, atom.length() - 1) : atom, marked ? last : ' ');
    }
    for (String name : line.substring(0, colon).split(" ", -1)) {
      String ring = kind == Kind.HISTIDINE ? "HIS" : name;
      all.put(name, new Template(kind, Map.copyOf(polar), AROMATIC.getOrDefault(ring, Set.of())));
    }
  }
}
