package org.tgd.chem.docking;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.docking.receptor.ReceptorLibrary;

/** The reference data for docking, where they are at hand. */
public final class DockingReference {
  private DockingReference() {}

  /** The folder of the reference data; the calling test is skipped if it is absent. */
  public static Path folder() {
    Optional<Path> folder = find();
    assumeTrue(folder.isPresent(), "no reference data; TGD_REFERENCE_DATA names their folder");
    return folder.get();
  }

  private static Optional<Path> find() {
    String given = System.getenv().getOrDefault("TGD_REFERENCE_DATA", "");
    Path folder =
        given.isBlank()
            ? Path.of(System.getProperty("tgd.root", ".")).resolve("../shared/data")
            : Path.of(given);
    return Optional.of(folder.resolve("chem")).filter(Files::isDirectory);
  }

  /** The rows of a reference table without quoted fields, header left out. */
  public static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(folder().resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
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
