package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.eval.Evaluation;

/**
 * One judged candidate. Keeps evaluations, not the tape.
 *
 * @param index the step of the optimization, 0 for the start
 * @param candidate the position among the candidates of the step, from 0
 * @param parameters the texts
 * @param loss the loss; lower is better, infinite when refused, NaN when the loss is words only
 * @param evaluations the outcomes behind the loss
 * @param validation the losses of the validation items in item order; empty without validation
 * @param accepted whether it became the incumbent
 */
public record Step(
    int index,
    int candidate,
    Parameters parameters,
    double loss,
    List<Evaluation> evaluations,
    List<Double> validation,
    boolean accepted) {
  /** Copies the lists and checks that nothing is missing. */
  public Step {
    requireNonNull(parameters, "parameters");
    evaluations = List.copyOf(evaluations);
    validation = List.copyOf(validation);
  }

  Step withAccepted(boolean now) {
    return new Step(index, candidate, parameters, loss, evaluations, validation, now);
  }

  Step withValidation(List<Double> losses) {
    return new Step(index, candidate, parameters, loss, evaluations, losses, accepted);
  }

  /** The losses of the items that it was judged on, by id; empty without a data set. */
  public Map<String, Double> items() {
    Map<String, Double> items = new LinkedHashMap<>();
    evaluations.forEach(evaluation -> items.putAll(evaluation.items()));
    return items;
  }

  /** The number that ranks steps: the mean of the validation losses where there are any. */
  public double score() {
    return validation.isEmpty()
        ? loss
        : validation.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
