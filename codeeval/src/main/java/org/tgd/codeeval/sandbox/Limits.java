package org.tgd.codeeval.sandbox;

/**
 * What a solution may use.
 *
 * @param seconds processor time of one test in seconds; wall time may be twice that and one second
 *     more, and four times what was computed, as others may compute too; all tests of a run
 *     together may take three times that and half of it more for each test, and may wait, without
 *     computing, as long as two tests may take on the clock
 * @param memoryMb memory of all of its processes together in MB
 * @param processes how many processes it may have
 * @param outputBytes how much it may print in one run
 * @param answerBytes how large one answer may be, as JSON
 */
public record Limits(
    double seconds, int memoryMb, int processes, long outputBytes, int answerBytes) {
  /** 4 s, 512 MB, 64 processes, 16 MB of output, 8 MB an answer. */
  public static final Limits DEFAULT = new Limits(4, 512, 64, 16L << 20, 8 << 20);

  /** Checks the ranges. */
  public Limits {
    positive("seconds", seconds);
    positive("memoryMb", memoryMb);
    positive("processes", processes);
    positive("outputBytes", (double) outputBytes);
    positive("answerBytes", answerBytes);
  }

  /** The same with another time per test. */
  public Limits withSeconds(double other) {
    return new Limits(other, memoryMb, processes, outputBytes, answerBytes);
  }

  /** The same with another amount of memory. */
  public Limits withMemoryMb(int other) {
    return new Limits(seconds, other, processes, outputBytes, answerBytes);
  }

  /** Wall time of one test in seconds. */
  double wallSeconds() {
    return 2 * seconds + 1;
  }

  /**
   * How many times longer than its processor time a program may take on the clock and still be one
   * that computes, on a machine where others compute too.
   */
  static final int CROWD = 12;

  /** The same of one test: what it computes counts so often as time that it did not just wait. */
  static final int SHARED = 4;

  /** Processor time of all of so many tests of a run in seconds. */
  double totalSeconds(int tests) {
    return seconds * (3 + tests / 2.0);
  }

  /** How long all tests of a run together may wait without computing, in seconds. */
  double idleSeconds() {
    return 2 * wallSeconds();
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " was " + value + "; must be more than 0");
    }
  }
}
