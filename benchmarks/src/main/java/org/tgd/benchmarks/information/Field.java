package org.tgd.benchmarks.information;

import java.util.List;

/** A field in which the arms are compared. Closing it ends what its instances hold open. */
interface Field extends AutoCloseable {
  /** Its name on the command line. */
  String name();

  /** What is counted as one call of the evaluator. */
  String counted();

  /** Calls that each run may spend. */
  int budget();

  /**
   * Its first instances.
   *
   * @param count how many, 1 or more
   */
  List<Instance> instances(int count);

  @Override
  default void close() {}
}
