package org.tgd.core.spi;

/** A drawing of a candidate that is cut into planes, to be leafed through. Thread-safe. */
public interface Slices {
  /** How many planes there are, 1 or more. */
  int count();

  /** The plane to begin with, from 0. */
  int first();

  /**
   * One plane as a fragment, like those of a {@link Renderer}.
   *
   * @param index from 0 to {@link #count} - 1
   * @throws IndexOutOfBoundsException if there is no such plane
   */
  String draw(int index);
}
