package org.tgd.workbench.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.run.FileTrees;

/** A file or folder that appears whole, where nothing was, or not at all. */
public final class NewPlace {
  private final Path path;

  private NewPlace(Path path) {
    this.path = path;
  }

  /** What fills a file or folder. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param draft a file that is not there yet, or an empty folder
     */
    void writeTo(Path draft) throws IOException;
  }

  /**
   * The place of a file, at which nothing may be.
   *
   * @throws InputException if something is there
   */
  public static NewPlace forFile(String option, Path wanted) {
    return new NewPlace(free(option, wanted, false));
  }

  /**
   * The place of a folder, at which nothing may be, or an empty folder.
   *
   * @throws InputException if something else is there
   */
  public static NewPlace forFolder(String option, Path wanted) {
    return new NewPlace(free(option, wanted, true));
  }

  private static Path free(String option, Path wanted, boolean folder) {
    Path path = wanted.toAbsolutePath().normalize();
    if (wanted.toString().isBlank()) {
      throw InputException.emptyPlace(option);
    }
    if (path.getFileName() == null) {
      throw new InputException(option + " " + wanted + " is no name of a file or folder");
    }
    boolean free =
        !Files.exists(path, LinkOption.NOFOLLOW_LINKS) || (folder && FileTrees.isEmptyFolder(path));
    if (!free) {
      throw new InputException(option + " " + wanted + " exists already; choose another");
    }
    for (Path each = folder ? path : path.getParent(); each != null; each = each.getParent()) {
      if (Files.exists(each)) {
        if (!Files.isDirectory(each)) {
          throw new InputException(
              "%s %s cannot be made: %s is a file, not a folder".formatted(option, wanted, each));
        }
        if (!Files.isWritable(each)) {
          throw new InputException(
              "%s %s cannot be made: %s is not writable".formatted(option, wanted, each));
        }
        break;
      }
    }
    return path;
  }

  /** Where it will be, absolute. */
  public Path path() {
    return path;
  }

  /**
   * Makes the file.
   *
   * @throws InputException if it cannot be written
   */
  public void file(Content content) {
    make(
        draft -> {
          Path file = draft.resolve("draft");
          content.writeTo(file);
          Files.move(file, path);
        });
  }

  /**
   * Makes the folder.
   *
   * @throws InputException if it cannot be written
   */
  public void folder(Content content) {
    make(
        draft -> {
          Path folder = Files.createDirectory(draft.resolve("draft"));
          content.writeTo(folder);
          FileTrees.settle(folder, path);
        });
  }

  private void make(Content content) {
    Path parent = path.getParent();
    Optional<Path> made = FileTrees.firstMissing(parent);
    boolean done = false;
    try {
      Files.createDirectories(parent);
      Path draft = FileTrees.draft(path);
      try {
        content.writeTo(draft);
        done = true;
      } finally {
        FileTrees.delete(draft);
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    } catch (UncheckedIOException e) {
      throw InputException.cannotWrite(path, e.getCause());
    } finally {
      if (!done && made.isPresent()) {
        deleteQuietly(made.get());
      }
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      FileTrees.delete(path);
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }
}
