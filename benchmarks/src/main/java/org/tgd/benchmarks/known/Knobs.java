package org.tgd.benchmarks.known;

/**
 * How an oracle critic errs.
 *
 * @param flipped the probability that a direction is reversed
 * @param noise the standard deviation added to a magnitude
 * @param missing the probability that a coordinate is not mentioned
 * @param stale how many asked-for values ago the criticised value lies
 */
record Knobs(double flipped, double noise, double missing, int stale) {
  /** An oracle that never errs. */
  static final Knobs NONE = new Knobs(0, 0, 0, 0);

  Knobs withFlipped(double next) {
    return new Knobs(next, noise, missing, stale);
  }

  Knobs withNoise(double next) {
    return new Knobs(flipped, next, missing, stale);
  }

  Knobs withMissing(double next) {
    return new Knobs(flipped, noise, next, stale);
  }

  Knobs withStale(int next) {
    return new Knobs(flipped, noise, missing, next);
  }
}
