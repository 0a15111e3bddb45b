package org.tgd.core.engine;

import java.util.Optional;

/** Opens the engines of one kind: the seam through which a new kind of engine is added. */
public interface EngineProvider {
  /** What stands before the colon of a specification: lower-case letters. */
  String prefix();

  /** What a user writes, for messages: for instance {@code openai:NAME}. */
  String usage();

  /** The environment variable that holds the key; empty where none is needed. */
  default Optional<String> keyVariable() {
    return Optional.empty();
  }

  /** What is not there that models of this kind need beside a key; empty where nothing is. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * Whether the server is known to hold an answer to a JSON schema; where it is not, none is sent
   * unless the user asks for it.
   *
   * @param name what stands after the colon
   */
  default boolean takesSchema(String name, EngineSettings settings) {
    return false;
  }

  /** What a user could write, with the name of a model. */
  String example();

  /**
   * Opens a model. Asks it nothing yet.
   *
   * @param name what stands after the colon; never blank
   * @param settings how to reach it and how it should answer
   * @throws org.tgd.core.input.InputException if the name or a setting cannot be right
   */
  Model open(String name, EngineSettings settings);
}
