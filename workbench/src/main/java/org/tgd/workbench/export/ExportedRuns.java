package org.tgd.workbench.export;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * The runs of an export in their order, read one after the other each time that they are asked for,
 * so that one at a time is in memory.
 */
@FunctionalInterface
public interface ExportedRuns {
  /** What is done with a run. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one run. */
    void visit(ExportedRun run) throws IOException;
  }

  /**
   * Hands over all of them.
   *
   * @throws IOException if what they are written to fails
   */
  void each(Visitor visitor) throws IOException;

  /** Those of which something holds. */
  default ExportedRuns filtered(Predicate<ExportedRun> chosen) {
    return visitor ->
        each(
            run -> {
              if (chosen.test(run)) {
                visitor.visit(run);
              }
            });
  }
}
