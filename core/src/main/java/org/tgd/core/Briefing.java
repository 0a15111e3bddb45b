package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an editor is told beside the feedback.
 *
 * @param task what the optimization is about
 * @param failures how many judged candidates since the last acceptance did not help, 0 or more; a
 *     refused candidate is no failure of the advice
 * @param last the last try, accepted or not; empty before the first
 * @param remarks what came of the answers and proposals of the step before
 * @param ranked whether earlier values stand in the order of their losses, the worst first, and not
 *     in that of time
 * @param others the other parameters of the candidate, in the order of their names
 */
public record Briefing(
    Task task,
    int failures,
    Optional<Attempt> last,
    List<Remark> remarks,
    boolean ranked,
    List<Variable> others) {
  /** Nothing is told. */
  public static final Briefing NONE = new Briefing(Task.NONE, 0, Optional.empty(), List.of());

  /** A briefing with earlier values in the order of time. */
  public Briefing(Task task, int failures, Optional<Attempt> last, List<Remark> remarks) {
    this(task, failures, last, remarks, false, List.of());
  }

  /** Copies the remarks and checks the range. */
  public Briefing {
    requireNonNull(task, "task");
    requireNonNull(last, "last");
    remarks = List.copyOf(remarks);
    others = List.copyOf(others);
    if (failures < 0) {
      throw new IllegalArgumentException("failures was " + failures + "; must be 0 or more");
    }
  }
}
