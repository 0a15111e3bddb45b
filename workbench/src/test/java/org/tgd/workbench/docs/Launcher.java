package org.tgd.workbench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A {@code tgd} that runs the classes under test. Most commands of documents are over before the
 * optimizing compiler has earned its time, so it is left out.
 */
final class Launcher {
  private Launcher() {}

  /** Writes it into a folder. */
  static Path in(Path folder) throws IOException {
    Path tgd = folder.resolve("tgd");
    Files.writeString(
        tgd,
        """
        #!/bin/sh
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp '%s' \\
          org.tgd.workbench.cli.Tgd "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(tgd, PosixFilePermissions.fromString("rwxr-xr-x"));
    return tgd;
  }
}
