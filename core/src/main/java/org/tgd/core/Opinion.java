package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A critic's feedback, if it has any, and what came of the answers that it got on the way.
 *
 * @param feedback the feedback; empty when nothing needs saying
 * @param remarks what came of each answer of a model
 */
public record Opinion(Optional<Feedback> feedback, List<Remark> remarks) {
  /** Copies the remarks. */
  public Opinion {
    requireNonNull(feedback, "feedback");
    remarks = List.copyOf(remarks);
  }
}
