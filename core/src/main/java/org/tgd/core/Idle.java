package org.tgd.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A step in which no candidate was judged.
 *
 * @param index the step
 * @param remarks what came of each answer and proposal of the step, in order
 */
public record Idle(int index, List<Remark> remarks) {
  /** Copies the remarks. */
  public Idle {
    remarks = List.copyOf(remarks);
  }

  /** Why the step was idle, in words: each distinct reason once; never blank. */
  public String reason() {
    String reasons =
        remarks.stream()
            .filter(remark -> remark.kind() != Remark.Kind.USED)
            .map(remark -> remark.kind().word() + ": " + remark.text())
            .distinct()
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "nothing: no value was proposed" : reasons;
  }
}
