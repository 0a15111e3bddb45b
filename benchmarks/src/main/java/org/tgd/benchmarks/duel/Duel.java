package org.tgd.benchmarks.duel;

import java.util.List;

/** A task with its instances and the methods that take it. Closing it ends what it holds open. */
interface Duel extends AutoCloseable {
  /** Its name on the command line. */
  String name();

  /** What is counted as a call. */
  String counted();

  /** The names of the first instances. */
  List<String> instances(int count);

  /** The methods, the workbench's own first. */
  List<Method> methods();

  @Override
  default void close() {}

  /** A way to search. */
  interface Method {
    /** Its name in tables. */
    String name();

    /** What it is told: I0 the number alone, I1 what is optimized or findings. */
    String information();

    /** Whether its outcome depends on the seed. */
    boolean seeded();

    /**
     * Spends the budget on one instance.
     *
     * @param instance its place among the instances, from 0
     * @param budget calls, 1 or more
     * @param seed the source of all randomness
     */
    Curve run(int instance, int budget, long seed);
  }
}
