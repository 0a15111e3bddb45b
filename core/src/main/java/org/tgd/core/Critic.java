package org.tgd.core;

import java.util.Optional;

/**
 * Turns what happened downstream into feedback on a variable. Asked once per edge of the graph,
 * possibly from several threads at once.
 */
@FunctionalInterface
public interface Critic {
  /** The feedback on {@code about.input()}; empty when nothing needs saying. */
  Optional<Feedback> criticise(Criticism about);
}
