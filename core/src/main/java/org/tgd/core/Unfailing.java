package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener that never ends a run: what it throws is logged.
 *
 * @param progress the listener
 */
record Unfailing(Progress progress) implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Unfailing.class);

  Unfailing {
    requireNonNull(progress, "progress");
  }

  @Override
  public void accept(Step step) {
    tell(() -> progress.accept(step));
  }

  @Override
  public void idle(Idle step) {
    tell(() -> progress.idle(step));
  }

  @Override
  public void remarked(int index, List<Remark> remarks) {
    tell(() -> progress.remarked(index, remarks));
  }

  @Override
  public void validated(int index, Step validated) {
    tell(() -> progress.validated(index, validated));
  }

  @Override
  public void paused(int index) {
    tell(() -> progress.paused(index));
  }

  private static void tell(Runnable word) {
    try {
      word.run();
    } catch (RuntimeException e) {
      LOG.warn("A listener failed; the run goes on.", e);
    }
  }
}
