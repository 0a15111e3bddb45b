package org.tgd.workbench.cli.molecule;

import java.util.Optional;
import org.tgd.chem.docking.Terms;

/**
 * One row of {@code tgd molecule dock}.
 *
 * @param smiles the molecule as given; empty when only a pose was scored
 * @param receptor the receptor's name
 * @param engine what docked
 * @param affinity kcal/mol, if it was docked
 * @param terms the scoring function's terms, unweighted, if it was docked
 * @param seconds wall time
 * @param status {@code ok}, {@code rejected} (the molecule cannot be docked) or {@code failed}
 * @param message why, if not ok; else what should be known of the molecule
 */
record MoleculeDockRow(
    String smiles,
    String receptor,
    String engine,
    Optional<Double> affinity,
    Optional<Terms> terms,
    double seconds,
    String status,
    String message) {
  static final String OK = "ok";
  static final String REJECTED = "rejected";
  static final String FAILED = "failed";

  /** The same row with what was found. */
  MoleculeDockRow with(double found, Terms by) {
    return new MoleculeDockRow(
        smiles, receptor, engine, Optional.of(found), Optional.of(by), seconds, status, message);
  }
}
