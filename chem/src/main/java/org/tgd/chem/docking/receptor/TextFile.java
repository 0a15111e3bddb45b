package org.tgd.chem.docking.receptor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tgd.core.input.Gzip;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** Reads text files, compressed by gzip or not. */
final class TextFile {
  private static final int MAX_BYTES = 200 << 20;

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws IOException if it cannot be read
   * @throws InputException if it is larger than 200 MB, also when expanded
   */
  static String read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(file + ": larger than " + (MAX_BYTES >> 20) + " MB");
      }
      return text(file, bytes);
    }
  }

  private static String text(Path file, byte[] bytes) throws IOException {
    StringWriter text = new StringWriter();
    try (Reader reader =
        TextInput.reader(
            file.toString(), new ByteArrayInputStream(bytes), "a structure or a box")) {
      reader.transferTo(text);
    }
    return text.toString();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return Gzip.expanded(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** A file's name without folder and without the ending of gzip. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
  }
}
