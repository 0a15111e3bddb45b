package org.tgd.radiotherapy.objective;

import static java.util.Objects.requireNonNull;

/**
 * A term of the inner problem: an objective on a structure, times its weight.
 *
 * @param structure the name of the structure
 * @param weight the importance, finite, at least 0
 * @param objective the function of the structure's doses
 */
public record WeightedObjective(String structure, double weight, DoseObjective objective) {
  /** Checks the weight and that nothing is missing. */
  public WeightedObjective {
    requireNonNull(structure, "structure");
    requireNonNull(objective, "objective");
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("weight was " + weight + "; must be finite, at least 0");
    }
  }

  /** The same term with another weight. */
  public WeightedObjective withWeight(double newWeight) {
    return new WeightedObjective(structure, newWeight, objective);
  }
}
