package org.tgd.core.engine;

import java.util.Optional;

/** Keeps completions by key. Thread-safe. */
public interface CompletionStore {
  /** The completion under this key, if there is one. */
  Optional<Completion> get(String key);

  /**
   * Keeps a completion; one that is there already under this key may be replaced.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void put(String key, Completion completion);
}
