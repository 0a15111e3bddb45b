package org.tgd.core.budget;

/** Written to around each request to a model, so that what was spent is known after any kill. */
public interface AttemptLog {
  /**
   * A request is about to be made.
   *
   * @param atMost the most that it can cost
   * @return the number under which its end is written
   */
  long begin(String model, Cost atMost);

  /** A request has ended, with an answer or without. */
  void end(long number, String model, LedgerEntry spent);

  /** Something that was no request, such as an answer of the cache. */
  void add(String model, LedgerEntry counted);
}
