package org.tgd.core;

import java.util.Collections;
import java.util.List;

/**
 * The values that an editor proposes, and what came of the answers that it got on the way.
 *
 * @param values distinct values, best first; possibly none
 * @param remarks what came of each answer of a model, in the order of asking
 * @param votes how many answers held each value, one number a value, each at least 1
 */
public record Proposals(List<String> values, List<Remark> remarks, List<Integer> votes) {
  /** Copies the lists and checks that each value has its votes. */
  public Proposals {
    values = List.copyOf(values);
    remarks = List.copyOf(remarks);
    votes = List.copyOf(votes);
    if (votes.size() != values.size()) {
      throw new IllegalArgumentException(
          "there were " + votes.size() + " votes for " + values.size() + " values");
    }
  }

  /** Values that were proposed once each. */
  public Proposals(List<String> values, List<Remark> remarks) {
    this(values, remarks, Collections.nCopies(values.size(), 1));
  }
}
