package org.tgd.benchmarks.duel;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.benchmarks.board.BestSoFar;

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

  /**
   * One run.
   *
   * @param instance its place among the instances, from 0
   * @param budget calls that may be spent, 1 or more
   * @param seed the source of all randomness
   */
  record Task(int instance, int budget, long seed) {}

  /** Spends the budget of a run, and writes down what it finds. */
  @FunctionalInterface
  interface Search {
    /** Takes a run. */
    void take(Task task, BestSoFar found);
  }

  /**
   * A way to search.
   *
   * @param name its name in tables
   * @param information what it is told: I0 the number alone, I1 what is optimized or findings
   * @param seeded whether its outcome depends on the seed
   * @param search the search itself
   */
  record Method(String name, String information, boolean seeded, Search search) {
    public Method {
      requireNonNull(search, "search");
    }

    BestSoFar run(Task task) {
      BestSoFar found = new BestSoFar();
      search.take(task, found);
      return found;
    }
  }
}
