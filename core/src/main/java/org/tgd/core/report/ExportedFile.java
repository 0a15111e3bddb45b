package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a domain makes of a run for other programs. Immutable. */
public final class ExportedFile {
  private final String name;
  private final byte[] content;

  private ExportedFile(String name, byte[] content) {
    requireNonNull(name, "name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "name was '" + name + "'; must be letters, digits, '.', '_' and '-'");
    }
    this.name = name;
    this.content = content;
  }

  /** A text, written as UTF-8. */
  public static ExportedFile of(String name, String text) {
    return new ExportedFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as they are. */
  public static ExportedFile of(String name, byte[] content) {
    return new ExportedFile(name, content.clone());
  }

  /** Its name, without a folder. */
  public String name() {
    return name;
  }

  /** What follows the first dot of the name, with it; empty for a name without one. */
  public String suffix() {
    return name.indexOf('.') < 0 ? "" : name.substring(name.indexOf('.'));
  }

  /** Its content read as UTF-8. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Writes it, under whatever name. */
  public void writeTo(Path file) throws IOException {
    Files.write(file, content);
  }
}
