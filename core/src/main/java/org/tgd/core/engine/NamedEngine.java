package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** An engine by a function, with a name. */
record NamedEngine(String name, Function<Prompt, Completion> model) implements Engine {
  NamedEngine {
    requireNonNull(name, "name");
    requireNonNull(model, "model");
    if (name.isBlank()) {
      throw new IllegalArgumentException("name was blank; must name the model");
    }
  }

  @Override
  public Completion complete(Prompt prompt) {
    return requireNonNull(model.apply(prompt), "the answer of " + name);
  }
}
