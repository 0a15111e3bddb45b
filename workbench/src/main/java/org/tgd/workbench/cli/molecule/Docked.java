package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.core.input.InputException;

/**
 * A docked molecule.
 *
 * @param outcome what became of it
 * @param files its poses as the texts of files by their names; none where nobody wants them
 */
record Docked(DockOutcome outcome, Map<String, String> files) {
  Docked {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Writes the files into a folder. */
  void write(Path folder) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }
}
