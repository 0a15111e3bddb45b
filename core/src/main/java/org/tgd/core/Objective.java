package org.tgd.core;

import java.util.random.RandomGenerator;

/** The forward pass: from parameters to a loss. */
@FunctionalInterface
public interface Objective {
  /**
   * Computes the loss of the parameters.
   *
   * @param parameters the texts to judge; the graph must be built on these nodes
   * @param random the source of all randomness, such as the choice of a batch
   */
  Loss forward(Parameters parameters, RandomGenerator random);
}
