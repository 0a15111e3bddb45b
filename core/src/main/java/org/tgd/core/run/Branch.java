package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Judged;

/**
 * A candidate of a run from which another run can start.
 *
 * @param run the directory of the run, absolute
 * @param step the step of the candidate
 * @param candidate its position among the candidates of the step
 * @param start the candidate itself
 */
public record Branch(Path run, int step, int candidate, String start) {
  /** Checks that nothing is missing. */
  public Branch {
    requireNonNull(run, "run");
    requireNonNull(start, "start");
  }

  /**
   * A candidate of a run.
   *
   * @throws InputException if the run has no such candidate
   */
  public static Branch of(RunDirectory directory, int step, int candidate) {
    RunRecord record = RunRecord.of(directory);
    Judged judged =
        record.steps().stream()
            .filter(each -> each.index() == step && each.candidate() == candidate)
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "%s has no candidate %d in step %d; it has judged %d in steps 0 to %d"
                            .formatted(
                                directory.path(),
                                candidate,
                                step,
                                record.steps().size(),
                                record.lastStep())));
    return new Branch(directory.path(), step, candidate, judged.text());
  }

  /** How a run in that directory names the place that it comes from. */
  Origin seenFrom(Path other) {
    Path to = run.toAbsolutePath().normalize();
    Path from = other.toAbsolutePath().normalize();
    boolean related = to.getRoot() != null && to.getRoot().equals(from.getRoot());
    return new Origin((related ? from.relativize(to) : to).toString(), step, candidate);
  }
}
