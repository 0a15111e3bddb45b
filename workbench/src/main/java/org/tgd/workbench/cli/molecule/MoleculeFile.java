package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;

/** Files that a command reads whole. */
public final class MoleculeFile {
  private MoleculeFile() {}

  /**
   * The molecules of the command line and of a file, in this order.
   *
   * @throws InputException if there is none
   */
  public static List<String> of(List<String> given, Optional<Path> file) {
    List<String> all = new ArrayList<>(given);
    file.ifPresent(
        path -> {
          try (MoleculeRows rows = MoleculeRows.open(path)) {
            rows.forEachRemaining(row -> all.add(row.smiles()));
          }
        });
    if (all.isEmpty()) {
      throw new InputException(
          file.map(path -> path + " has no molecule").orElse("no molecule")
              + "; give --smiles, or a file with a column smiles or lines of SMILES");
    }
    return List.copyOf(all);
  }

  /**
   * The text of a file.
   *
   * @throws InputException if it cannot be read
   */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
