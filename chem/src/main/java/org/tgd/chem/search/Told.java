package org.tgd.chem.search;

/** What a search is told of its objective, and what it may compute without being charged. */
public enum Told {
  /** Nothing but the number of each molecule that is judged. */
  NUMBER,

  /**
   * The objective in writing. Neither it nor a similarity or property in it is computed of a
   * molecule that is not judged; formula, rings and wanted patterns are read off the drawing.
   */
  PARTS,

  /** The objective, computed of every molecule that is drawn; only proposals are charged. */
  VALUES
}
