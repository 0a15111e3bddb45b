package org.tgd.radiotherapy.tune;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.InverseProblem;

/**
 * A solved and judged plan.
 *
 * @param weights the objective weights
 * @param problem the inner problem at these weights
 * @param fluence its solution, before normalisation
 * @param doses voxel doses in Gy of the structures as drawn, before normalisation; not to be
 *     changed
 * @param score the judgement; multiply doses by its factor to normalise
 */
public record Plan(
    Weights weights,
    InverseProblem problem,
    Fluence fluence,
    Map<String, double[]> doses,
    PlanScore score) {
  /** Checks that nothing is missing. */
  public Plan {
    requireNonNull(weights, "weights");
    requireNonNull(problem, "problem");
    requireNonNull(fluence, "fluence");
    requireNonNull(score, "score");
    doses = Collections.unmodifiableMap(new LinkedHashMap<>(doses));
  }
}
