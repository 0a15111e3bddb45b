package org.tgd.benchmarks.known;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** One experiment of the suite: cells that can be worked on at the same time. */
interface Experiment {
  /** Its id, for example {@code E4}. */
  String id();

  /** What is shown, in a few words. */
  String title();

  /** The parts, in the order of the table. */
  List<Cell> cells(Effort effort);

  /** A part of an experiment. */
  @FunctionalInterface
  interface Cell {
    /** Runs it. */
    List<Row> rows();
  }

  /**
   * How much is run.
   *
   * @param seeds runs of what is random, with seeds from 0; 2 or more
   * @param quick whether settings that take long are left out
   */
  record Effort(int seeds, boolean quick) {
    Effort atMost(int most) {
      return new Effort(Math.min(most, seeds), quick);
    }

    double[] each(LongToDoubleFunction run) {
      return LongStream.range(0, seeds).mapToDouble(run).toArray();
    }
  }
}
