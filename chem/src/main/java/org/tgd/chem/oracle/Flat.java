package org.tgd.chem.oracle;

import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Perception;
import org.tgd.chem.graph.Refusal;

/** Molecules without their stereo. */
final class Flat {
  private Flat() {}

  /** The canonical SMILES of a molecule without stereo. */
  static String canonicalSmiles(Molecule molecule) {
    try {
      Draft draft = molecule.graph().draft();
      draft.forgetStereo();
      return CanonicalSmiles.of(Perception.complete(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("a molecule without its stereo was refused", e);
    }
  }
}
