package org.tgd.chem.docking.receptor;

import static java.util.Objects.requireNonNull;

import org.tgd.chem.docking.Receptor;

/**
 * A receptor with what was done to make it.
 *
 * @param receptor the receptor
 * @param summary what became of the atoms of its file
 */
public record PreparedReceptor(Receptor receptor, ReceptorSummary summary) {
  /** Checks that nothing is missing. */
  public PreparedReceptor {
    requireNonNull(receptor, "receptor");
    requireNonNull(summary, "summary");
  }
}
