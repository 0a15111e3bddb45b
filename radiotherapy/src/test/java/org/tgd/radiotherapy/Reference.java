package org.tgd.radiotherapy;

import java.nio.file.Path;
import org.tgd.core.ReferenceData;

/** Finds the reference data; tests that need them are skipped visibly where they are absent. */
public final class Reference {
  private Reference() {}

  /** The radiotherapy part of the reference data. */
  public static Path folder() {
    return ReferenceData.at("radiotherapy");
  }
}
