package org.tgd.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;

/** Folders with all that is in them. */
public final class FileTrees {
  private FileTrees() {}

  /**
   * Whether it is a folder itself, no link to one, with nothing in it.
   *
   * @throws InputException if it cannot be read
   */
  public static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> all = Files.list(path)) {
      return all.findAny().isEmpty();
    } catch (IOException e) {
      throw InputException.cannotRead(path, e);
    }
  }

  /** The uppermost folder that would have to be made for this one; empty where it is there. */
  public static Optional<Path> firstMissing(Path folder) {
    Path missing = null;
    for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
      missing = each;
    }
    return Optional.ofNullable(missing);
  }

  /** Deletes a file or folder and all in it; nothing where there is none. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
