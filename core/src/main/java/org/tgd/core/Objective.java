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

  /**
   * The same on a batch of a data set; an objective without one takes no notice.
   *
   * @param batch the number of the batch, from 0; parent and children of a step have the same one,
   *     and each step that meets a new batch the next
   */
  default Loss forward(Parameters parameters, RandomGenerator random, int batch) {
    return forward(parameters, random);
  }
}
