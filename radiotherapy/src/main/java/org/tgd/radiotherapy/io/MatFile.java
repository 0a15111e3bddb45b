package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import org.tgd.core.InputException;

/** Placeholder. */
final class MatFile {
  private MatFile() {}

  static PlanningCase readCase(Path file) {
    throw new InputException(file + ": not yet");
  }
}
