package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

/**
 * An engine without decorators, and what the decorators need to know of it.
 *
 * @param engine asks the model, one attempt a call
 * @param identity the model and its settings
 * @param maxOutputTokens the longest answer that it can give
 */
public record Model(Engine engine, ModelIdentity identity, long maxOutputTokens) {
  /** Checks that nothing is missing. */
  public Model {
    requireNonNull(engine, "engine");
    requireNonNull(identity, "identity");
  }
}
