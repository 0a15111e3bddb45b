package org.tgd.benchmarks.scale;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tgd.core.run.FileTrees;

/** Folders of runs, deleted, and sent from machine to machine as text. */
final class Folders {
  private Folders() {}

  /** Deletes a folder and all in it; nothing where there is none. */
  static void delete(Path root) {
    try {
      FileTrees.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root, e);
    }
  }

  /** The files directly in a folder, locks apart, as text: ZIP in Base64. */
  static String packed(Path folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files(folder)) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack " + folder, e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  /** Writes packed files into a folder, which is made anew. */
  static void unpack(String packed, Path folder) {
    delete(folder);
    byte[] bytes = Base64.getDecoder().decode(packed);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      Files.createDirectories(folder);
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        Path name = Path.of(each.getName()).getFileName(); // never outside of the folder
        Files.copy(zip, folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack into " + folder, e);
    }
  }
}
