package org.tgd.core;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a strategy's proposals is judged. */
final class Proposed {
  private Proposed() {}

  /**
   * The proposals but their parents, each once with its parent.
   *
   * @param remarks told of those that are left out or known
   */
  static Map<Parameters, Step> of(
      Step incumbent, Drafts drafts, Judge judge, List<Remark> remarks) {
    Map<Parameters, Step> others = new LinkedHashMap<>();
    Set<Parameters> seen = new HashSet<>();
    for (int i = 0; i < drafts.candidates().size(); i++) {
      Parameters proposal = drafts.candidates().get(i);
      Step parent = drafts.parents().isEmpty() ? incumbent : drafts.parents().get(i);
      if (seen.add(proposal)) {
        if (proposal.equals(parent.parameters()) || proposal.equals(incumbent.parameters())) {
          remarks.add(
              new Remark(Remark.Kind.SAME, "the proposal equals the version to be improved"));
        } else {
          judge.known(proposal).ifPresent(step -> remarks.add(repeated(step)));
          others.put(proposal, parent);
        }
      }
    }
    return others;
  }

  private static Remark repeated(Step known) {
    return new Remark(
        Remark.Kind.REPEATED,
        "the proposal equals the one judged in step "
            + known.index()
            + (Double.isInfinite(known.loss()) ? ", which was refused" : "")
            + "; it is not judged again");
  }

  /** The remarks that say something. */
  static List<Remark> worthSaying(List<Remark> remarks) {
    return remarks.stream()
        .filter(remark -> remark.kind() != Remark.Kind.USED || !remark.text().isEmpty())
        .toList();
  }
}
