package org.tgd.chem.edit;

import java.util.List;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;

/**
 * One edit of a molecule and what comes of it.
 *
 * @param description the edit in words, with atom numbers counted from 1 in order of the SMILES
 * @param atoms the atoms that are changed or removed, as indices of the molecule before the edit
 * @param takesAway whether the atoms are removed or changed, rather than built upon
 * @param graph the molecule after the edit: valid, sensible, in one piece
 */
public record MoleculeEdit(
    String description, List<Integer> atoms, boolean takesAway, Graph graph) {
  /** Copies the atoms. */
  public MoleculeEdit {
    atoms = List.copyOf(atoms);
  }

  /** The molecule after the edit under its canonical SMILES. */
  public Molecule molecule() {
    return new Molecule(CanonicalSmiles.of(graph), graph);
  }
}
