package org.tgd.chem.docking.receptor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What became of the atoms of a structure.
 *
 * @param entries in the order kept, added, lacks, chosen, dropped
 */
public record ReceptorSummary(List<Entry> entries) {
  /** What happened to a group of atoms. */
  public enum Fate {
    /** Part of the receptor. */
    KEPT,
    /** Not in the file, but in the receptor. */
    ADDED,
    /** In neither, though it belongs there. */
    LACKS,
    /** One of several possibilities. */
    CHOSEN,
    /** In the file, but not in the receptor. */
    DROPPED
  }

  /**
   * A group of atoms.
   *
   * @param fate what happened to it
   * @param what the residues or atoms
   * @param atoms how many atoms: heavy ones, or hydrogens where {@code what} says so
   * @param reason why
   */
  public record Entry(Fate fate, String what, int atoms, String reason) {
    /** Checks that nothing is missing. */
    public Entry {
      requireNonNull(fate, "fate");
      requireNonNull(what, "what");
      requireNonNull(reason, "reason");
    }

    /** The entry as a line. */
    public String line() {
      String count = atoms == 0 ? "" : ", " + atoms + (atoms == 1 ? " atom" : " atoms");
      String because = reason.isEmpty() ? "" : " (" + reason + ")";
      return fate.name().toLowerCase(Locale.ROOT) + ": " + what + count + because;
    }
  }

  /** Copies the list. */
  public ReceptorSummary {
    entries = List.copyOf(entries);
  }

  /** The entries of one kind. */
  public List<Entry> of(Fate fate) {
    return entries.stream().filter(entry -> entry.fate() == fate).toList();
  }

  /** One line for each entry. */
  public List<String> lines() {
    return entries.stream().map(Entry::line).toList();
  }
}
