package org.tgd.benchmarks.board;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes down the lowest loss so far of a run where it falls, with the candidate, or results at
 * numbers of calls. Not thread-safe.
 */
public final class BestSoFar {
  private final List<Double> calls = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int spent;
  private int proposals;

  /**
   * Another candidate was judged.
   *
   * @param text the candidate
   * @param loss its loss, known with its first call
   * @param cost calls that it took with all that was tried of it
   */
  public void add(String text, double loss, int cost) {
    if (losses.isEmpty() || loss < losses.get(losses.size() - 1)) {
      result(spent + 1.0, text, loss);
    }
    spent += cost;
    proposals++;
  }

  /**
   * The result of all that was done in so many calls, whatever it was after fewer.
   *
   * @param count calls, in ascending order
   * @param text the candidate
   */
  public void result(double count, String text, double loss) {
    calls.add(count);
    losses.add(loss);
    texts.add(requireNonNull(text, "text"));
  }

  /** Calls that were spent, with all that was tried. */
  public int spent() {
    return spent;
  }

  /** Candidates that were judged, the start among them. */
  public int proposals() {
    return proposals;
  }

  /** At which calls the lowest loss so far fell. */
  public List<Double> calls() {
    return List.copyOf(calls);
  }

  /** To what; the first is that of the start. */
  public List<Double> losses() {
    return List.copyOf(losses);
  }

  /** The candidates that brought it about. */
  public List<String> texts() {
    return List.copyOf(texts);
  }
}
