package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;

/**
 * Weights of plans that were found good, which an editor that asks a model is shown in context: the
 * projection of TextGrad (arXiv 2406.07496, section 3.5). A file holds one text of weights for each
 * plan, separated by lines of {@code ---}; lines that start with # may say what came of the plan
 * and are shown too.
 */
public final class ReferencePlans {
  private ReferencePlans() {}

  /**
   * Reads a file.
   *
   * @param text its content
   * @param origin its name, for messages
   * @param names the names that each plan must give
   * @return a text for each plan, in order
   * @throws InputException if there is no plan, or one is no text of weights
   */
  public static List<String> parse(String text, String origin, List<String> names) {
    List<String> plans = new ArrayList<>();
    for (String part : text.split("(?m)^---\\s*$", -1)) {
      String plan = part.strip();
      if (!plan.isEmpty()) {
        plans.add(plan);
        List<String> problems = Weights.parse(plan, names).problems();
        if (!problems.isEmpty()) {
          throw new InputException(
              "%s, plan %d: %s".formatted(origin, plans.size(), String.join("; ", problems)));
        }
      }
    }
    if (plans.isEmpty()) {
      throw new InputException(origin + " holds no plan; write lines 'name: number'");
    }
    return plans;
  }
}
