package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Optional;

/**
 * What was chosen among programs that all pass the public tests.
 *
 * @param chosen the one that is most likely right; empty if there was none to choose
 * @param rivals the others that were held against it, likeliest first
 */
public record Choice(Optional<Trial> chosen, List<Rival> rivals) {
  /** There was nothing to choose. */
  static final Choice NONE = new Choice(Optional.empty(), List.of());

  /** Copies the list. */
  public Choice {
    rivals = List.copyOf(rivals);
  }

  /**
   * A program that passes the public tests but was not chosen.
   *
   * @param trial the program
   * @param difference where its answer is another one; empty when no input told the two apart
   */
  public record Rival(Trial trial, Optional<Difference> difference) {}

  /**
   * An input to which two programs answer differently. Nobody knows which is right.
   *
   * @param input the input, as JSON or as a call
   * @param chosen what the chosen program answers; empty if it does not
   * @param rival what the other answers; empty if it does not
   */
  public record Difference(String input, String chosen, String rival) {}
}
