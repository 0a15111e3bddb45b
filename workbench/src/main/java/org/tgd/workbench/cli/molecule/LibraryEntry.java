package org.tgd.workbench.cli.molecule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.chem.docking.prepare.StereoIsomers;
import org.tgd.core.input.InputException;

/**
 * A molecule to be docked.
 *
 * @param number its place in the library, from 1
 * @param smiles the molecule
 * @param properties the other columns that have a value
 */
record LibraryEntry(int number, String smiles, Map<String, String> properties) {
  LibraryEntry {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /**
   * The molecules of a table, where stereo is open as so many isomers.
   *
   * @param isomers the most of one molecule; 1 leaves it to the seed
   */
  static List<LibraryEntry> of(MoleculeFile.Table table, int isomers) {
    List<LibraryEntry> entries = new ArrayList<>();
    for (MoleculeRow row : table.rows()) {
      Map<String, String> properties = new LinkedHashMap<>();
      for (int i = 0; i < table.others().size(); i++) {
        if (!row.others().get(i).isBlank()) {
          properties.put(table.others().get(i), row.others().get(i));
        }
      }
      for (String smiles : isomers(row.smiles(), isomers)) {
        entries.add(new LibraryEntry(entries.size() + 1, smiles, properties));
      }
    }
    return List.copyOf(entries);
  }

  private static List<String> isomers(String smiles, int most) {
    if (most == 1) {
      return List.of(smiles);
    }
    try {
      return StereoIsomers.of(smiles, most).isomers();
    } catch (InputException e) {
      return List.of(smiles); // docking says what is wrong with it
    }
  }
}
