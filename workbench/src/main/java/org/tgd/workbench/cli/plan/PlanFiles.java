package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;

/** Checks of the files and folders that a command is given, before anything is read or computed. */
final class PlanFiles {
  private PlanFiles() {}

  /**
   * A file to be read.
   *
   * @throws InputException if there is none
   */
  static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file");
    }
  }

  /**
   * A file to be written, new or in place of another.
   *
   * @param option what names it
   * @throws InputException if it is a folder or lies in none
   */
  static void requireWritable(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException("%s %s: is a folder; name a file".formatted(option, file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "%s %s: there is no folder %s; make it first".formatted(option, file, folder));
    }
  }

  /**
   * A folder to be made, or one that is there and holds nothing.
   *
   * @param option what names it
   * @throws InputException if it is a file or holds something
   */
  static void requireNewFolder(String option, Path folder) {
    requireNoFile(option, folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> held = Files.list(folder)) {
        if (held.findAny().isPresent()) {
          throw new InputException(folder + ": not empty; a case is written into a new folder");
        }
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot read " + folder, failure);
      }
    }
  }

  /**
   * A folder to be made or added to.
   *
   * @param option what names it
   * @throws InputException if it is a file
   */
  static void requireNoFile(String option, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException("%s %s: is a file; name a folder".formatted(option, folder));
    }
  }
}
