package org.tgd.core;

import java.util.List;

/**
 * The values that an editor proposes, and what came of the answers that it got on the way.
 *
 * @param values distinct values, best first; possibly none
 * @param remarks what came of each answer of a model, in the order of asking
 */
public record Proposals(List<String> values, List<Remark> remarks) {
  /** Copies the lists. */
  public Proposals {
    values = List.copyOf(values);
    remarks = List.copyOf(remarks);
  }
}
