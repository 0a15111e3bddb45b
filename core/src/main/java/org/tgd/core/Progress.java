package org.tgd.core;

import java.util.List;
import java.util.function.Consumer;

/** Is told what happens in a run, in order. */
@FunctionalInterface
public interface Progress extends Consumer<Step> {
  /** A candidate was judged. */
  @Override
  void accept(Step step);

  /**
   * A step ended without a candidate to judge.
   *
   * @param idle the step and why
   */
  default void idle(Idle idle) {}

  /**
   * Something is worth saying about the answers or proposals of a step that did judge candidates: a
   * value was picked out of something else, an answer was of no use, a proposal was dropped.
   *
   * @param index the step
   * @param remarks what came of them, in order; at least one
   */
  default void remarked(int index, List<Remark> remarks) {}

  /**
   * The incumbent was judged on the items of validation.
   *
   * @param index the step after which
   * @param validated the incumbent; its score is the loss on these items
   */
  default void validated(int index, Step validated) {}

  /**
   * The run waits, since somebody outside wants it to.
   *
   * @param index the step after which
   */
  default void paused(int index) {}

  /** A listener as progress: itself if it is one, else told of judged candidates alone. */
  static Progress of(Consumer<Step> listener) {
    return listener instanceof Progress progress ? progress : listener::accept;
  }
}
