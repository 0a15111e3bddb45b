package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an optimization ended with.
 *
 * @param start the first candidate, step 0
 * @param best the best candidate of all, accepted or not
 * @param last the incumbent at the end, which may be worse than the best
 * @param trajectory all judged candidates, oldest first
 * @param end why it ended
 * @param reason the same in words, where there is more to say than that all steps were taken
 * @param idle the steps without a candidate to judge, in order
 * @param failure what broke the run off, where something did
 */
public record Outcome(
    Step start,
    Step best,
    Step last,
    List<Step> trajectory,
    End end,
    String reason,
    List<Idle> idle,
    Optional<RuntimeException> failure) {
  /** Why an optimization ended. */
  public enum End {
    /** All steps were taken. */
    DONE,
    /** A loss that is good enough was found. */
    TARGET_REACHED,
    /** Too many steps in a row brought nothing better. */
    PATIENCE,
    /** Somebody outside wanted it to end; it can be resumed. */
    STOP_FILE,
    /** The next call did not fit into the budget. */
    BUDGET_EXHAUSTED,
    /** Too many answers of the model in a row could not be used. */
    USELESS_ANSWERS,
    /** A model, a tool, an evaluator or an editor failed for good. */
    FAILED;

    /** Whether the run has gone as far as it was to go: taken up again, it ends the same way. */
    public boolean isFinal() {
      return this == DONE || this == TARGET_REACHED || this == PATIENCE;
    }
  }

  /** Copies the trajectory and checks that nothing is missing. */
  public Outcome {
    requireNonNull(start, "start");
    requireNonNull(best, "best");
    requireNonNull(last, "last");
    trajectory = List.copyOf(trajectory);
    requireNonNull(end, "end");
    requireNonNull(reason, "reason");
    idle = List.copyOf(idle);
    requireNonNull(failure, "failure");
  }

  /** An outcome without idle steps and with nothing more to say. */
  public Outcome(Step start, Step best, Step last, List<Step> trajectory, End end) {
    this(start, best, last, trajectory, end, "", List.of(), Optional.empty());
  }
}
