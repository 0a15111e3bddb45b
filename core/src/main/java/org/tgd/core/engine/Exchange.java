package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * One request to a model as it was made, and what came of it: an answer or a failure.
 *
 * @param engine the engine's name
 * @param prompt what was asked, verbatim
 * @param completion the answer, verbatim
 * @param failure the failure's message
 * @param time how long it took
 */
public record Exchange(
    String engine,
    Prompt prompt,
    Optional<Completion> completion,
    Optional<String> failure,
    Duration time) {
  /** Checks that nothing is missing. */
  public Exchange {
    requireNonNull(engine, "engine");
    requireNonNull(prompt, "prompt");
    requireNonNull(completion, "completion");
    requireNonNull(failure, "failure");
    requireNonNull(time, "time");
  }
}
