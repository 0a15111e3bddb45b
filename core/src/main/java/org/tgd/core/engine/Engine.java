package org.tgd.core.engine;

import java.util.function.Function;

/**
 * A language model: a prompt goes in, a completion comes out. Thread-safe.
 *
 * <p>Retry, rate limit, cache, budget, ledger and trace are decorators: engines around an engine.
 * An interrupted call ends promptly with an {@link EngineException} that is not retriable, and the
 * thread's interrupt flag stays set.
 */
public interface Engine {
  /**
   * Asks the model once and waits for the answer.
   *
   * @param prompt what to ask
   * @return the answer, possibly truncated or empty
   * @throws EngineException if no answer came; it says whether another try may help
   */
  Completion complete(Prompt prompt);

  /**
   * The model's name as a reader would write it, for instance {@code openai:gpt-4o-mini}: the same
   * in every process, since a run is resumed by it.
   */
  String name();

  /** An engine of that name which answers by a function. */
  static Engine of(String name, Function<Prompt, Completion> model) {
    return new NamedEngine(name, model);
  }
}
