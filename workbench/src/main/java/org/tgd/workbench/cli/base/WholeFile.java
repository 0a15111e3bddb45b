package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tgd.core.input.InputException;

/** Files of results that a command leaves in a folder. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file whole or not at all.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "." + name, ".part");
      Files.writeString(part, text);
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw InputException.cannotWrite(folder.resolve(name), e);
    }
  }
}
