package org.tgd.radiotherapy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference data; tests that need them are skipped visibly where they are absent. */
public final class Reference {
  private Reference() {}

  /** The radiotherapy part of the reference data. */
  public static Path folder() {
    String named = System.getenv("TGD_REFERENCE_DATA");
    Path data =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("tgd.root", ".")).resolveSibling("shared").resolve("data");
    Path folder = data.resolve("radiotherapy");
    assumeTrue(
        Files.isDirectory(folder),
        () -> "no reference data in " + folder + "; set TGD_REFERENCE_DATA");
    return folder;
  }
}
