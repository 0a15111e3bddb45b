package org.tgd.benchmarks.duel;

import java.util.List;

/**
 * One run of one method.
 *
 * @param task the task
 * @param instance the instance
 * @param method the method
 * @param information what it is told: I0 the number alone, I1 what is optimized or findings
 * @param seed its seed
 * @param budget calls that it might spend
 * @param calls at which calls the lowest loss so far fell, from 1
 * @param losses to what; the first is that of the start
 */
public record DuelRow(
    String task,
    String instance,
    String method,
    String information,
    long seed,
    int budget,
    List<Double> calls,
    List<Double> losses) {
  /** Copies the lists and checks that they belong together. */
  public DuelRow {
    calls = List.copyOf(calls);
    losses = List.copyOf(losses);
    if (calls.isEmpty() || calls.size() != losses.size()) {
      throw new IllegalArgumentException("calls and losses must be as many, and at least one");
    }
  }

  /** What tells it from other rows. */
  public String key() {
    return String.join("|", task, instance, method, Long.toString(seed), Integer.toString(budget));
  }

  /** The lowest loss after so many calls. */
  double after(double count) {
    double now = losses.get(0);
    for (int i = 0; i < calls.size() && calls.get(i) <= count; i++) {
      now = losses.get(i);
    }
    return now;
  }
}
