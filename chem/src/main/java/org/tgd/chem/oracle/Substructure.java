package org.tgd.chem.oracle;

import org.tgd.chem.graph.Molecule;
import org.tgd.chem.smarts.Pattern;

/**
 * Whether, or how often, a pattern is in a molecule.
 *
 * @param name how the score is called
 * @param smarts the pattern as text
 * @param pattern the pattern
 * @param counting what is counted
 */
public record Substructure(String name, String smarts, Pattern pattern, Counting counting)
    implements Score {
  private static final int MOST = 1000;

  /** What the value is. */
  public enum Counting {
    /** 1 if the pattern is there, else 0. */
    PRESENT,
    /** 0 if the pattern is there, else 1. */
    ABSENT,
    /** The number of matches with different atoms. */
    MATCHES
  }

  @Override
  public String text() {
    return name + "(" + smarts + ")";
  }

  @Override
  public double value(Molecule molecule) {
    return switch (counting) {
      case PRESENT -> pattern.matches(molecule.graph()) ? 1 : 0;
      case ABSENT -> pattern.matches(molecule.graph()) ? 0 : 1;
      case MATCHES -> pattern.matches(molecule.graph(), MOST).size();
    };
  }
}
