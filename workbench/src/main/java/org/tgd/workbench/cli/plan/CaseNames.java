package org.tgd.workbench.cli.plan;

import java.util.Iterator;
import java.util.List;

/**
 * What a shell may put in for a patient: those that are computed, the first of the numbered ones.
 */
public final class CaseNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return List.of(
            "phantom:c-shape",
            "phantom:prostate-1",
            "phantom:prostate-2",
            "phantom:prostate-3",
            "phantom:prostate-4",
            "phantom:prostate-5")
        .iterator();
  }
}
