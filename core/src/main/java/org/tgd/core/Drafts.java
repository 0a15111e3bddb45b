package org.tgd.core;

import java.util.List;

/**
 * The candidates that a strategy proposes, and what came of the answers that it got on the way.
 *
 * @param candidates to be judged next, all at once; possibly none
 * @param remarks what came of each answer and of each proposal that was dropped, in order
 */
public record Drafts(List<Parameters> candidates, List<Remark> remarks) {
  /** Copies the lists. */
  public Drafts {
    candidates = List.copyOf(candidates);
    remarks = List.copyOf(remarks);
  }
}
