package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder below one that only root may enter, as its home is. Sandboxes start as nobody, who could
 * not even name it: it is shown to them in an empty folder of the system, in a mount space of their
 * own.
 */
final class Hidden {
  private static final Path SHOWN = Path.of("/mnt");

  private Hidden() {}

  /** The folder that has to be shown, if there is one. */
  private static Optional<Path> of(Program program) {
    return Tools.asNobody().isEmpty()
        ? Optional.empty()
        : program.readable().stream().filter(Hidden::closed).findFirst();
  }

  private static boolean closed(Path folder) {
    return Stream.iterate(folder, path -> path != null, Path::getParent)
        .anyMatch(path -> !Tools.isOpen(path));
  }

  /** What a command starts with so that the folder is shown to it. */
  static List<String> prefix(Program program) {
    return of(program)
        .map(
            folder ->
                List.of(
                    "/usr/bin/env",
                    "unshare",
                    "--mount",
                    "/bin/sh",
                    "-c",
                    "mount --bind \"$0\" " + SHOWN + " && exec \"$@\"",
                    folder.toString()))
        .orElse(List.of());
  }

  /** Where a folder is to be found outside. */
  static Path source(Program program, Path folder) {
    return of(program).filter(folder::equals).map(found -> SHOWN).orElse(folder);
  }
}
