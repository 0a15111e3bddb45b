package org.tgd.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The candidates that a strategy proposes, and what came of the answers that it got on the way.
 *
 * @param candidates to be judged next, all at once; possibly none
 * @param remarks what came of each answer and of each proposal that was dropped, in order
 * @param parents from which judged candidate each was made, one a candidate; empty when all were
 *     made from the incumbent
 */
public record Drafts(List<Parameters> candidates, List<Remark> remarks, List<Step> parents) {
  /** Copies the lists and checks that each candidate has its parent. */
  public Drafts {
    candidates = List.copyOf(candidates);
    remarks = List.copyOf(remarks);
    parents = List.copyOf(parents);
    if (!parents.isEmpty() && parents.size() != candidates.size()) {
      throw new IllegalArgumentException(
          "there were " + parents.size() + " parents for " + candidates.size() + " candidates");
    }
  }

  /** Candidates that were made from the incumbent. */
  public Drafts(List<Parameters> candidates, List<Remark> remarks) {
    this(candidates, remarks, List.of());
  }

  /** The same, all made from one candidate. */
  public Drafts from(Step parent) {
    return new Drafts(candidates, remarks, candidates.stream().map(each -> parent).toList());
  }

  /** Several drafts one after the other; each must name its parents. */
  public static Drafts joined(List<Drafts> parts) {
    List<Parameters> candidates = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    List<Step> parents = new ArrayList<>();
    for (Drafts part : parts) {
      candidates.addAll(part.candidates);
      remarks.addAll(part.remarks);
      parents.addAll(part.parents);
    }
    return new Drafts(candidates, remarks, parents);
  }
}
