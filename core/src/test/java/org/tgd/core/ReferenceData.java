package org.tgd.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference data; tests that need them are skipped visibly where they are absent. */
public final class ReferenceData {
  private ReferenceData() {}

  /**
   * A file or folder of the reference data: below the folder that {@code TGD_REFERENCE_DATA} names,
   * else below {@code ../shared/data} beside the project.
   */
  public static Path at(String name) {
    String named = System.getenv().getOrDefault("TGD_REFERENCE_DATA", "");
    Path data =
        named.isBlank()
            ? Path.of(System.getProperty("tgd.root", ".")).resolve("../shared/data")
            : Path.of(named);
    Path found = data.resolve(name).toAbsolutePath().normalize();
    assumeTrue(
        Files.isReadable(found), () -> "no reference data: " + found + "; set TGD_REFERENCE_DATA");
    return found;
  }
}
