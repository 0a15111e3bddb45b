package org.tgd.workbench.cli.molecule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which column of a table holds the molecules.
 *
 * @param smiles its index
 * @param others the names of all other columns, in their order
 */
record MoleculeColumns(int smiles, List<String> others) {
  private static final String SMILES = "smiles";

  MoleculeColumns {
    others = List.copyOf(others);
  }

  /** The first column called smiles, in capitals or not; empty if there is none. */
  static Optional<MoleculeColumns> of(List<String> names) {
    for (int k = 0; k < names.size(); k++) {
      if (isSmiles(names.get(k))) {
        List<String> others = new ArrayList<>(names);
        others.remove(k);
        return Optional.of(new MoleculeColumns(k, others));
      }
    }
    return Optional.empty();
  }

  private static boolean isSmiles(String name) {
    return name.strip().equalsIgnoreCase(SMILES);
  }
}
