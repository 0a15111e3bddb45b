package org.tgd.benchmarks.baseline;

/**
 * A search for the smallest value of a function over a box, within a budget of calls. The trace of
 * the {@link BoxFunction} holds what it found, however it ends.
 */
public interface BoxSearch {
  /** The name of the method. */
  String name();

  /** Whether the outcome depends on the seed. */
  boolean seeded();

  /**
   * Spends the function's budget.
   *
   * @param function the function, with its box and its budget
   * @param start the first point, inside the box
   * @param seed the source of all randomness
   */
  void search(BoxFunction function, double[] start, long seed);
}
