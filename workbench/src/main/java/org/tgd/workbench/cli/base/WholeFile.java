package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tgd.core.input.InputException;

/** Files of results that a command leaves in a folder. */
public final class WholeFile {
  private WholeFile() {}

  /** What fills a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it to a file, which may be there already. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file whole or not at all, over one that is there. A device such as {@code /dev/null}
   * is written to as it is.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path file, Content content) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        content.writeTo(file);
        return;
      }
      Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path draft =
          place.resolveSibling(".tgd-new-" + ProcessHandle.current().pid() + "-" + name(place));
      try {
        content.writeTo(draft);
        Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Writes a text file of a folder, which is made where it is not there, whole or not at all.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
    write(folder.resolve(name), draft -> Files.writeString(draft, text));
  }
}
