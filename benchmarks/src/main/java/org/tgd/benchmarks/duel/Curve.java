package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.List;

/** The lowest loss so far, written down where it falls, or results at numbers of calls. */
final class Curve {
  private final List<Double> calls = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private int spent;

  /**
   * Another candidate was judged.
   *
   * @param loss its loss, known with its first call
   * @param cost calls that it took with all that was tried of it
   */
  void add(double loss, int cost) {
    if (losses.isEmpty() || loss < losses.get(losses.size() - 1)) {
      calls.add(spent + 1.0);
      losses.add(loss);
    }
    spent += cost;
  }

  /**
   * The result of all that was done in so many calls, whatever it was after fewer.
   *
   * @param count calls, in ascending order
   */
  void result(double count, double loss) {
    calls.add(count);
    losses.add(loss);
  }

  int spent() {
    return spent;
  }

  List<Double> calls() {
    return List.copyOf(calls);
  }

  List<Double> losses() {
    return List.copyOf(losses);
  }
}
