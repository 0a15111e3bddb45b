package org.tgd.chem.docking.structure;

import java.util.List;

/**
 * A structure with one place for each atom.
 *
 * @param residues in the order of the file
 * @param choices what was chosen or left out while reading, in words
 */
public record Structure(List<Residue> residues, List<String> choices) {
  /** Copies the lists. */
  public Structure {
    residues = List.copyOf(residues);
    choices = List.copyOf(choices);
  }

  /**
   * Reads PDB or mmCIF. Of several models the first is taken; of alternate locations, of several
   * residues at one place of a chain and of residues on top of each other those with the greater
   * occupancy, the first if equal.
   *
   * @param text the file's content
   * @param source what to call it in messages
   * @throws org.tgd.core.input.InputException if a line is broken or there is no atom
   */
  public static Structure read(String text, String source) {
    Sites sites =
        MmcifSites.isMmcif(text) ? MmcifSites.read(text, source) : PdbSites.read(text, source);
    return new Selection(sites).structure();
  }

  /**
   * The atoms of a file as they stand.
   *
   * @param atoms in the order of the file, first model only
   * @param models how many models the file has
   */
  record Sites(List<AtomSite> atoms, int models) {}
}
