package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Ending;
import org.tgd.core.report.Judged;

/** What a repair came to: whether all public tests pass, and since when. */
public final class RepairEnding {
  static final String PASSED = "public tests passed";

  private RepairEnding() {}

  /** The ending of a run; empty when its best candidate was not run on tests. */
  public static Optional<Ending> of(List<Judged> steps) {
    Judged start = steps.get(0);
    Judged best = Judged.best(steps).orElse(start);
    Optional<Metric> passed = best.metric(PASSED);
    if (passed.isEmpty()) {
      return Optional.of(new Ending("Not repaired: the program could not be run.", false));
    }
    double before = start.metric(PASSED).map(Metric::value).orElse(0.0);
    String count = "%.0f %s public tests pass".formatted(passed.get().value(), passed.get().unit());
    boolean all = passed.get().unit().equals("of %.0f".formatted(passed.get().value()));
    if (all && best.index() == 0) {
      return Optional.of(new Ending("Nothing to repair: all public tests pass.", true));
    } else if (all) {
      return Optional.of(
          new Ending(
              "Repaired in step %d: all public tests pass, %.0f at the start."
                  .formatted(best.index(), before),
              true));
    }
    boolean better = best.loss() < start.loss();
    return Optional.of(
        new Ending(
            better
                ? "Not repaired, but better: %s, %.0f at the start.".formatted(count, before)
                : "Not repaired: %s, as at the start.".formatted(count),
            false));
  }
}
