package org.tgd.chem.graph;

/** Thrown inside the reader when a string is no acceptable molecule. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int position;

  /**
   * A refusal.
   *
   * @param position index of the offending character, from 0
   * @param reason what is wrong
   */
  public Refusal(int position, String reason) {
    super(reason, null, false, false);
    this.position = position;
  }

  /** Index of the offending character, from 0. */
  public int position() {
    return position;
  }
}
