package org.tgd.workbench.cli.base;

import java.io.PrintWriter;
import java.util.List;
import org.tgd.core.Idle;
import org.tgd.core.Remark;
import org.tgd.core.Step;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.Visible;

/** Shows how a run goes: a bar that stays in its place on a terminal, plain lines elsewhere. */
public final class Progress implements org.tgd.core.Progress, AutoCloseable {
  private static final int BAR = 24;

  private final PrintWriter err;
  private final int steps;
  private final boolean bar;
  private final boolean quiet;
  private double best = Double.POSITIVE_INFINITY;
  private double loss = Double.NaN;
  private boolean open;

  /** Shows steps on the given stream; nothing if quiet. */
  public Progress(PrintWriter err, int steps, boolean quiet) {
    this.err = MarkedWriter.raw(err);
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
    loss = step.loss();
    if (bar) {
      draw(step.index());
    } else {
      err.println(line(step));
    }
  }

  @Override
  public void idle(Idle idle) {
    say("step %d/%d  idle, %s".formatted(idle.index(), steps, idle.reason()));
    if (bar && !quiet) {
      draw(idle.index());
    }
  }

  @Override
  public void remarked(int index, List<Remark> remarks) {
    for (Remark remark : remarks) {
      say("step %d/%d  %s: %s".formatted(index, steps, remark.kind().word(), remark.text()));
    }
  }

  @Override
  public void validated(int index, Step validated) {
    say("step %d/%d  validated, loss %s".formatted(index, steps, Numbers.brief(validated.score())));
  }

  @Override
  public void paused(int index) {
    say(
        "step %d/%d  paused; remove the file 'pause' in the run's directory".formatted(index, steps)
            + " to go on");
  }

  /** A line of its own; above the bar, where there is one. */
  private void say(String line) {
    if (!quiet) {
      err.println((bar ? "\r\033[K" : "") + Visible.of(line));
    }
  }

  private void draw(int index) {
    int full = steps == 0 ? BAR : BAR * index / steps;
    err.print(
        "\r\033[K[%s%s] step %d/%d  loss %s  best %s"
            .formatted(
                "#".repeat(full),
                "-".repeat(BAR - full),
                index,
                steps,
                Numbers.brief(loss),
                Numbers.brief(best)));
    err.flush();
    open = true;
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
