package org.tgd.workbench.cli.base;

import java.util.Collection;
import java.util.Optional;
import org.tgd.core.input.Nearest;

/** How far two words are apart, for suggestions. */
final class Distance {
  private Distance() {}

  /** The long option that a word may have been meant for. */
  static Optional<String> nearest(String word, Collection<String> options) {
    return Nearest.of(word, options.stream().filter(known -> known.startsWith("--")).toList());
  }
}
