package org.tgd.core.known;

/**
 * How an oracle critic errs.
 *
 * @param flipped the probability that a direction is reversed
 * @param noise the standard deviation added to a magnitude
 * @param missing the probability that a coordinate is not mentioned
 * @param stale how many asked-for values ago the criticised value lies
 * @param contradictory the share of a batch that is reversed; by the number in the purpose
 * @param malformed the probability that an editor's answer cannot be read
 */
public record Knobs(
    double flipped,
    double noise,
    double missing,
    int stale,
    double contradictory,
    double malformed) {
  /** An oracle that never errs. */
  public static final Knobs NONE = new Knobs(0, 0, 0, 0, 0, 0);

  /** The same with another probability of reversed directions. */
  public Knobs withFlipped(double next) {
    return new Knobs(next, noise, missing, stale, contradictory, malformed);
  }

  /** The same with other noise. */
  public Knobs withNoise(double next) {
    return new Knobs(flipped, next, missing, stale, contradictory, malformed);
  }

  /** The same with another probability of missing coordinates. */
  public Knobs withMissing(double next) {
    return new Knobs(flipped, noise, next, stale, contradictory, malformed);
  }

  /** The same with another staleness. */
  public Knobs withStale(int next) {
    return new Knobs(flipped, noise, missing, next, contradictory, malformed);
  }

  /** The same with another share of contradiction. */
  public Knobs withContradictory(double next) {
    return new Knobs(flipped, noise, missing, stale, next, malformed);
  }

  /** The same with another share of malformed answers. */
  public Knobs withMalformed(double next) {
    return new Knobs(flipped, noise, missing, stale, contradictory, next);
  }
}
