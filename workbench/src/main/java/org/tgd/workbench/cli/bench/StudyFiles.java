package org.tgd.workbench.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tgd.core.input.InputException;

/** Files of results that a study leaves in its folder. */
final class StudyFiles {
  private StudyFiles() {}

  /** Writes a file whole or not at all. */
  static void write(Path folder, String name, String text) {
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
