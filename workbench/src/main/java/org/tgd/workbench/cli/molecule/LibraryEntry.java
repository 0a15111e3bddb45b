package org.tgd.workbench.cli.molecule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.prepare.MolecularStates;
import org.tgd.chem.docking.prepare.MolecularStates.State;
import org.tgd.chem.docking.prepare.StereoIsomers;
import org.tgd.core.input.InputException;

/**
 * A molecule to be docked.
 *
 * @param number its place in the library, from 1
 * @param smiles the molecule
 * @param properties the other columns that have a value
 * @param state in words which of its forms it is, with charges as written; empty where the rules
 *     decide the charges
 */
record LibraryEntry(
    int number, String smiles, Map<String, String> properties, Optional<String> state) {
  /**
   * Into how many rows a molecule may become.
   *
   * @param isomers the most stereoisomers where stereo is open; 1 leaves it to the seed
   * @param states the most forms that may be there at pH 7.4; 1 leaves it to the rules
   */
  record Most(int isomers, int states) {
    Most {
      if (isomers < 1) {
        throw new InputException("--isomers was " + isomers + "; must be 1 or more");
      }
      if (states < 1) {
        throw new InputException("--states was " + states + "; must be 1 or more");
      }
    }
  }

  LibraryEntry {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The molecules of a table, each in its isomers and forms. */
  static List<LibraryEntry> of(MoleculeFile.Table table, Most most) {
    List<LibraryEntry> entries = new ArrayList<>();
    for (MoleculeRow row : table.rows()) {
      Map<String, String> properties = new LinkedHashMap<>();
      for (int i = 0; i < table.others().size(); i++) {
        if (!row.others().get(i).isBlank()) {
          properties.put(table.others().get(i), row.others().get(i));
        }
      }
      for (String smiles : isomers(row.smiles(), most.isomers())) {
        for (State state : states(smiles, most.states())) {
          Optional<String> words =
              most.states() == 1 ? Optional.empty() : Optional.of(state.words());
          entries.add(new LibraryEntry(entries.size() + 1, state.smiles(), properties, words));
        }
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

  private static List<State> states(String smiles, int most) {
    if (most == 1) {
      return List.of(new State(smiles, ""));
    }
    try {
      return MolecularStates.of(smiles, most);
    } catch (InputException e) {
      return List.of(new State(smiles, "")); // docking says what is wrong with it
    }
  }
}
