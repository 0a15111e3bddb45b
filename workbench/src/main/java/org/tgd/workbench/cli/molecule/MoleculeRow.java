package org.tgd.workbench.cli.molecule;

import java.util.List;

/**
 * One molecule of an input with the other values of its row.
 *
 * @param smiles the SMILES as given
 * @param others values of the other columns, in their order
 */
record MoleculeRow(String smiles, List<String> others) {
  MoleculeRow {
    others = List.copyOf(others);
  }
}
