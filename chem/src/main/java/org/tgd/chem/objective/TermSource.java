package org.tgd.chem.objective;

import java.util.List;
import java.util.Optional;

/** Makes the terms of objectives by name; further sources (docking) plug in here. */
public interface TermSource {
  /**
   * Makes a term.
   *
   * @param name the name before the brackets, in lower case
   * @param argument the text in the brackets, empty without
   * @return the term; empty when this source does not know the name
   * @throws org.tgd.core.input.InputException if the argument is bad
   */
  Optional<ObjectiveTerm> term(String name, String argument);

  /** How the terms of this source are written, for messages. */
  List<String> known();
}
