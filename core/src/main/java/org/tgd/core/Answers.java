package org.tgd.core;

import java.util.List;

/** Counts useless answers of models in a row, over the steps of a run. */
final class Answers {
  private final int most;
  private int inARow;
  private String reason = "";

  /**
   * A count.
   *
   * @param most how many in a row are too many; 0 for no limit
   */
  Answers(int most) {
    this.most = most;
  }

  void take(List<Remark> remarks) {
    for (Remark remark : remarks) {
      if (remark.kind().useless()) {
        inARow++;
        reason = remark.text();
      } else if (remark.kind().read()) {
        inARow = 0;
      }
    }
  }

  boolean areUseless() {
    return most > 0 && inARow >= most;
  }

  /** Begins to count anew. */
  void forget() {
    inARow = 0;
  }

  /** Why the run ended. */
  String reason() {
    return "the model gave "
        + inARow
        + " answers in a row that could not be used; of the last: "
        + reason;
  }
}
