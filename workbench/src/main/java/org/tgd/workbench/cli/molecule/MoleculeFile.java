package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** Files that a command reads whole. */
public final class MoleculeFile {
  private MoleculeFile() {}

  /**
   * Molecules with the other columns of their file.
   *
   * @param others the names of these columns
   * @param rows the molecules
   */
  record Table(List<String> others, List<MoleculeRow> rows) {
    Table {
      others = List.copyOf(others);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The molecules of the command line and of a file, in this order.
   *
   * @throws InputException if there is none
   */
  public static List<String> of(List<String> given, Optional<Path> file) {
    return table(given, file).rows().stream().map(MoleculeRow::smiles).toList();
  }

  /**
   * As {@link #of}, with the other columns.
   *
   * @throws InputException if there is none
   */
  static Table table(List<String> given, Optional<Path> file) {
    List<String> others = new ArrayList<>();
    List<MoleculeRow> all = new ArrayList<>();
    file.ifPresent(
        path -> {
          try (MoleculeRows rows = MoleculeRows.open(path)) {
            others.addAll(rows.others());
            rows.forEachRemaining(all::add);
          }
        });
    List<String> none = Collections.nCopies(others.size(), "");
    for (int i = given.size() - 1; i >= 0; i--) {
      all.add(0, new MoleculeRow(given.get(i), none));
    }
    if (all.isEmpty()) {
      throw new InputException(
          file.map(path -> path + " has no molecule").orElse("no molecule")
              + "; give --smiles, or a file with a column smiles or lines of SMILES");
    }
    return new Table(others, all);
  }

  /**
   * The text of a file.
   *
   * @throws InputException if it cannot be read
   */
  public static String text(Path file) {
    try {
      return TextInput.text(file);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
