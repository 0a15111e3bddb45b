package org.tgd.benchmarks.task;

import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.core.Editor;
import org.tgd.core.input.InputException;

/** Editors that ignore all feedback: the control that an optimization has to beat. */
final class RandomEditors {
  private RandomEditors() {}

  /**
   * The random editor of a domain.
   *
   * @throws InputException if it has none
   */
  static Editor of(String domain) {
    if (domain.equals("molecule")) {
      return new RandomMoleculeEditor();
    }
    throw new InputException("the domain " + domain + " has no random editor");
  }
}
