package org.tgd.chem.oracle;

import java.util.List;
import org.tgd.chem.graph.Molecule;

/**
 * A number of a molecule, its parts known. Deterministic and thread-safe; computed in milliseconds.
 * Read from text by {@link ScoreText}.
 */
public interface Score {
  /** How it is written. */
  String text();

  /** Its value; the higher the better where it stands as an objective. */
  double value(Molecule molecule);

  /** The scores that it is made of, in order; none for a number of its own. */
  default List<Score> parts() {
    return List.of();
  }

  /**
   * What values of the parts, in their order, make.
   *
   * @throws UnsupportedOperationException if the score has no parts
   */
  default double of(double... values) {
    throw new UnsupportedOperationException(text() + " has no parts");
  }
}
