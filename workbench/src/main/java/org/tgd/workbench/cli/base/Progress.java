package org.tgd.workbench.cli.base;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.tgd.core.Step;
import org.tgd.core.report.Numbers;

/** Shows how a run goes: a bar that stays in its place on a terminal, plain lines elsewhere. */
public final class Progress implements Consumer<Step>, AutoCloseable {
  private static final int BAR = 24;

  private final PrintWriter err;
  private final int steps;
  private final boolean bar;
  private final boolean quiet;
  private double best = Double.POSITIVE_INFINITY;
  private boolean open;

  /** Shows steps on the given stream; nothing if quiet. */
  public Progress(PrintWriter err, int steps, boolean quiet) {
    this.err = err;
    this.steps = steps;
    this.quiet = quiet;
    this.bar = Terminal.isWatched();
  }

  @Override
  public void accept(Step step) {
    if (quiet) {
      return;
    }
    best = Math.min(best, step.loss());
    if (bar) {
      err.print("\r\033[K" + drawn(step));
      err.flush();
      open = true;
    } else {
      err.println(line(step));
    }
  }

  private String drawn(Step step) {
    int full = steps == 0 ? BAR : BAR * step.index() / steps;
    return "[%s%s] step %d/%d  loss %s  best %s"
        .formatted(
            "#".repeat(full),
            "-".repeat(BAR - full),
            step.index(),
            steps,
            Numbers.brief(step.loss()),
            Numbers.brief(best));
  }

  private String line(Step step) {
    String verdict = step.index() == 0 ? "start" : step.accepted() ? "accepted" : "not accepted";
    return "step %d/%d  loss %s  best %s  %s"
        .formatted(step.index(), steps, Numbers.brief(step.loss()), Numbers.brief(best), verdict);
  }

  @Override
  public void close() {
    if (open) {
      err.println();
    }
  }
}
