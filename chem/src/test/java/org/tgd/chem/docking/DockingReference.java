package org.tgd.chem.docking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.core.ReferenceData;

/** The reference data for docking, where they are at hand. */
public final class DockingReference {
  private DockingReference() {}

  /** The folder of the reference data; the calling test is skipped if it is absent. */
  public static Path folder() {
    return ReferenceData.at("chem");
  }

  /** The rows of a reference table without quoted fields, header left out. */
  public static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(folder().resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** The text of a reference file. */
  public static String text(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The complete receptor of a target. */
  public static Receptor receptor(String target) {
    return new ReceptorLibrary(folder().resolve("targets")).find(target);
  }

  /** A reference pose. */
  public static Ligand pose(String name) throws IOException {
    Path file = folder().resolve("poses/" + name + ".pdbqt");
    return PdbqtReader.ligand(Files.readString(file), name);
  }
}
