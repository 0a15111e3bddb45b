package org.tgd.benchmarks.duel;

import java.util.List;
import org.tgd.benchmarks.board.Course;

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
 * @param texts the candidates that brought it about; none in rows written before they were kept
 * @param proposals candidates that were judged; 0 where it is not known
 * @param tried calls that were spent, tried edits included; 0 where it is not known
 * @param seconds how long it took, on the clock; 0 where it is not known
 */
public record DuelRow(
    String task,
    String instance,
    String method,
    String information,
    long seed,
    int budget,
    List<Double> calls,
    List<Double> losses,
    List<String> texts,
    int proposals,
    int tried,
    double seconds) {
  /** Copies the lists and checks that they belong together. */
  public DuelRow {
    texts = texts == null ? List.of() : List.copyOf(texts); // a row of an older log
    calls = List.copyOf(calls);
    losses = List.copyOf(losses);
    if (calls.isEmpty() || calls.size() != losses.size()) {
      throw new IllegalArgumentException("calls and losses must be as many, and at least one");
    }
  }

  /** What tells it from other rows. */
  public String key() {
    return key(task, instance, method, seed, budget);
  }

  static String key(String task, String instance, String method, long seed, int budget) {
    return String.join("|", task, instance, method, Long.toString(seed), Integer.toString(budget));
  }

  Course course() {
    return new Course(calls, losses);
  }

  /** The lowest loss after so many calls. */
  double after(double count) {
    return course().after(count);
  }
}
