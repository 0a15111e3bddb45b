package org.tgd.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.core.eval.Evaluation;

/**
 * Which of several objectives a step works on. Candidates are judged by the whole loss in any case;
 * what differs is whose feedback the strategy sees. Feedback on different objectives stays apart,
 * one gradient each, and is never joined into one.
 */
public enum Focus {
  /** All of them, what counts more first. */
  ALL,
  /** The one that costs most in the loss, weight included; of equal ones the first. */
  WORST,
  /** One after the other, step by step. */
  TURNS;

  /**
   * The loss with the outputs of the chosen objective alone; its number stays that of the whole.
   *
   * @param loss of one objective or of several
   * @param step the number of the step, from 1
   * @throws IllegalStateException for {@link #WORST} if an objective has no number
   */
  Loss on(Loss loss, int step) {
    String chosen = chosen(loss, step);
    if (chosen.isEmpty()) {
      return loss;
    }
    int[] mine =
        IntStream.range(0, loss.outputs().size())
            .filter(i -> loss.objectives().get(i).equals(chosen))
            .toArray();
    return new Loss(
        loss.value(),
        loss.evaluations(),
        IntStream.of(mine).mapToObj(loss.outputs()::get).toList(),
        IntStream.of(mine).mapToObj(loss.shares()::get).toList(),
        IntStream.of(mine).mapToObj(loss.objectives()::get).toList());
  }

  /** The name of the objective that a step works on; empty for all. */
  String chosen(Loss loss, int step) {
    List<String> names =
        loss.objectives().stream().filter(name -> !name.isEmpty()).distinct().toList();
    if (this == ALL || names.size() < 2) {
      return "";
    }
    return this == TURNS ? names.get(Math.floorMod(step - 1, names.size())) : worst(loss, names);
  }

  private static String worst(Loss loss, List<String> names) {
    Map<String, Double> costs = new LinkedHashMap<>();
    for (int i = 0; i < loss.outputs().size(); i++) {
      double own =
          loss.outputs()
              .get(i)
              .origin()
              .flatMap(Call::evaluation)
              .map(Evaluation::loss)
              .orElse(Double.NaN);
      costs.merge(loss.objectives().get(i), loss.shares().get(i) * own, Double::sum);
    }
    String worst = names.get(0);
    for (String name : names) {
      if (Double.isNaN(costs.get(name))) {
        throw new IllegalStateException(
            "the objective '%s' has no number to compare; take them by turns".formatted(name));
      }
      worst = costs.get(name) > costs.get(worst) ? name : worst;
    }
    return worst;
  }
}
