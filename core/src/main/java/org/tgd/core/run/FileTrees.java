package org.tgd.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;

/** Folders with all that is in them. */
public final class FileTrees {
  private FileTrees() {}

  /** What fills a folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes files into an empty folder. */
    void writeTo(Path draft) throws IOException;
  }

  /**
   * Whether it is a folder, or a link to one, with nothing in it.
   *
   * @throws InputException if it cannot be read
   */
  public static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
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

  /**
   * Makes an empty folder in which the content of another is prepared: beside it where it is not
   * there yet, so that it can appear in one step, and inside it where it is, since a mounted
   * folder, or one in a folder of others, cannot be replaced.
   */
  public static Path draft(Path place) throws IOException {
    Path where = Files.isDirectory(place) ? place : place.getParent();
    return Files.createTempDirectory(where, ".tgd-new-");
  }

  /**
   * Puts what was prepared in a draft where it belongs.
   *
   * @param prepared the folder with the content, a draft or a folder in one; gone afterwards
   * @param place where nothing is, or an empty folder but for the draft
   */
  public static void settle(Path prepared, Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      Files.move(prepared, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<Path> all;
    try (Stream<Path> held = Files.list(prepared)) {
      all = held.sorted().toList();
    }
    for (Path each : all) {
      Files.move(each, place.resolve(each.getFileName())); // over nothing that is there
    }
    Files.delete(prepared);
  }

  /**
   * Fills a folder with all of some files or with none: they are prepared apart, so that a full
   * disk leaves what was there before. Files of the same names are replaced, others stay.
   *
   * @param place the folder, which is made where it is not there
   */
  public static void fill(Path place, Content content) throws IOException {
    Path whole = place.toAbsolutePath().normalize();
    Optional<Path> made = firstMissing(whole);
    boolean done = false;
    try {
      Files.createDirectories(whole.getParent() == null ? whole : whole.getParent());
      Path draft = draft(whole);
      try {
        // the draft itself is for its owner alone, whoever may read the place
        Path prepared = Files.createDirectory(draft.resolve("draft"));
        content.writeTo(prepared);
        replace(prepared, whole);
        done = true;
      } finally {
        delete(draft);
      }
    } finally {
      if (!done && made.isPresent()) {
        delete(made.get());
      }
    }
  }

  private static void replace(Path prepared, Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      settle(prepared, place);
      return;
    }
    List<Path> all;
    try (Stream<Path> held = Files.list(prepared)) {
      all = held.sorted().toList();
    }
    for (Path each : all) {
      Files.move(each, place.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The folder that a link leads to; the folder itself where it is none. What walks below a folder
   * does not follow links, not even the one that it begins with.
   */
  public static Path behindLink(Path folder) throws IOException {
    return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
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
