package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tgd.chem.docking.receptor.ReceptorSummary.Entry;
import org.tgd.chem.docking.receptor.ReceptorSummary.Fate;
import org.tgd.chem.docking.structure.AtomSite;
import org.tgd.chem.docking.structure.Residue;

/**
 * What a structure lacks: heavy atoms of standard amino acids, and residues between two that follow
 * each other in a chain without a peptide bond. None of it is built.
 */
final class Gaps {
  /** Carbon and nitrogen that are bonded are nearer than this, Å. */
  private static final double PEPTIDE_BOND = 2.0;

  private static final int LISTED = 8;

  /** Heavy atoms of side chains by names that mean the same but for hydrogens. */
  private static final List<String> SIDE_CHAINS =
      List.of(
          "GLY:",
          "ALA:CB",
          "VAL:CB CG1 CG2",
          "LEU:CB CG CD1 CD2",
          "ILE:CB CG1 CG2 CD1",
          "MET:CB CG SD CE",
          "PRO:CB CG CD",
          "PHE:CB CG CD1 CD2 CE1 CE2 CZ",
          "TYR TYM:CB CG CD1 CD2 CE1 CE2 CZ OH",
          "TRP:CB CG CD1 CD2 NE1 CE2 CE3 CZ2 CZ3 CH2",
          "SER:CB OG",
          "THR:CB OG1 CG2",
          "CYS CYX CYM CYS2 CYSH CYM1:CB SG",
          "ASN:CB CG OD1 ND2",
          "GLN:CB CG CD OE1 NE2",
          "ASP ASH ASPP ASPH:CB CG OD1 OD2",
          "GLU GLH GLUP GLUH:CB CG CD OE1 OE2",
          "LYS LYP LYSH LYN LSN LYSN:CB CG CD CE NZ",
          "ARG ARGP:CB CG CD NE CZ NH1 NH2",
          "HIS HIE HSE HISE HISB HIS2 HID HSD HISD HISA HIS1 HIP HSP HISH HISP:"
              + "CB CG ND1 CD2 CE1 NE2");

  private static final Map<String, List<String>> EXPECTED = expected();

  private final Predicate<AtomSite> near;
  private final List<String> incomplete = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private int missing;
  private int farther;

  /**
   * Looks for gaps.
   *
   * @param near whether an atom is so near to the box that a ligand feels it
   */
  Gaps(List<Residue> residues, Predicate<AtomSite> near) {
    this.near = near;
    for (int i = 0; i < residues.size(); i++) {
      complete(residues.get(i));
      if (i > 0) {
        joined(residues.get(i - 1), residues.get(i));
      }
    }
  }

  private static Map<String, List<String>> expected() {
    Map<String, List<String>> all = new HashMap<>();
    for (String line : SIDE_CHAINS) {
      int colon = line.indexOf(':');
      String rest = line.substring(colon + 1);
      List<String> atoms = new ArrayList<>(List.of("N", "CA", "C", "O"));
      atoms.addAll(rest.isEmpty() ? List.of() : List.of(rest.split(" ", -1)));
      for (String name : line.substring(0, colon).split(" ", -1)) {
        all.put(name, List.copyOf(atoms));
      }
    }
    return Map.copyOf(all);
  }

  private static List<String> expected(String name) {
    return ResidueTemplates.named(EXPECTED, name).orElse(List.of());
  }

  private void complete(Residue residue) {
    Set<String> names = residue.heavy().stream().map(AtomSite::name).collect(Collectors.toSet());
    List<String> lacking =
        expected(residue.label().residue()).stream()
            .filter(atom -> !names.contains(atom) && !names.contains(other(atom)))
            .toList();
    if (lacking.isEmpty()) {
      return;
    }
    if (residue.heavy().stream().noneMatch(near)) {
      farther += lacking.size();
      return;
    }
    missing += lacking.size();
    incomplete.add(residue.shown() + ": " + String.join(", ", lacking));
  }

  /** The name that CHARMM or GROMACS gives to an atom. */
  private static String other(String atom) {
    return switch (atom) {
      case "CD1" -> "CD";
      case "O" -> "OT1";
      default -> atom;
    };
  }

  private void joined(Residue before, Residue after) {
    boolean chain =
        before.label().chain().equals(after.label().chain())
            && !expected(before.label().residue()).isEmpty()
            && !expected(after.label().residue()).isEmpty();
    Optional<AtomSite> carbon = named(before, "C");
    Optional<AtomSite> nitrogen = named(after, "N");
    if (chain
        && carbon.isPresent()
        && nitrogen.isPresent()
        && carbon.get().distanceSquared(nitrogen.get()) > PEPTIDE_BOND * PEPTIDE_BOND
        && (near.test(carbon.get()) || near.test(nitrogen.get()))) {
      broken.add(before.shown() + " and " + after.shown());
    }
  }

  private static Optional<AtomSite> named(Residue residue, String name) {
    return residue.heavy().stream().filter(atom -> atom.name().equals(name)).findFirst();
  }

  /** The lines of a summary. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (missing > 0) {
      entries.add(
          new Entry(
              Fate.LACKS,
              "atoms in reach of the box that are not in the file: " + listed(incomplete),
              missing,
              "not built"));
    }
    if (farther > 0) {
      entries.add(new Entry(Fate.LACKS, "atoms out of reach of the box", farther, "not built"));
    }
    if (!broken.isEmpty()) {
      entries.add(
          new Entry(
              Fate.LACKS,
              "a bond, or residues, between " + listed(broken),
              0,
              "no carbon and nitrogen within 2 Å; not built"));
    }
    return entries;
  }

  private static String listed(List<String> all) {
    String first = String.join("; ", all.subList(0, Math.min(LISTED, all.size())));
    return all.size() > LISTED ? first + "; and " + (all.size() - LISTED) + " more" : first;
  }
}
