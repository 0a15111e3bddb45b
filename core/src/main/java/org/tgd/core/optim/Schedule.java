package org.tgd.core.optim;

/** Who of several is at work, by what the turns of each brought. */
final class Schedule {
  /** How often a judged candidate was better than all before, in the last turn of each. */
  private final double[] rates;

  /** When the last turn of each ended, 0 for never. */
  private final int[] ended;

  private int who;
  private int turns;
  private int better;
  private int judged;
  private int fruitless;

  Schedule(int count) {
    rates = new double[count];
    ended = new int[count];
  }

  int who() {
    return who;
  }

  /** How many steps of the present turn in a row brought nothing better. */
  int fruitless() {
    return fruitless;
  }

  /** A step was taken; an idle one counts as a candidate that was judged in vain. */
  void took(boolean isBetter, int candidates) {
    better += isBetter ? 1 : 0;
    judged += Math.max(1, candidates);
    fruitless = isBetter ? 0 : fruitless + 1;
  }

  /** The present turn ends. */
  void next() {
    rates[who] = (double) better / judged;
    turns++;
    ended[who] = turns;
    int next = 0;
    for (int i = 1; i < rates.length; i++) {
      boolean waits = ended[i] < ended[next];
      boolean isNew = ended[i] == 0 && ended[next] > 0;
      boolean rated = ended[next] > 0 && rates[i] >= rates[next];
      next = isNew || (rated && (rates[i] > rates[next] || waits)) ? i : next;
    }
    who = next;
    better = 0;
    judged = 0;
    fruitless = 0;
  }
}
