package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Cost;
import org.tgd.core.data.DataSet;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.data.ItemOutcomes;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;

/**
 * Judges each item of a candidate once in a run: what is known is not asked again, the rest is
 * asked for in one call, which is charged and recorded, and answered from the record on resume and
 * replay. One candidate is judged by one thread at a time.
 */
final class JournaledItems implements ItemEvaluator {
  /** The field of its journal lines that names the items. */
  static final String ITEMS = "items";

  private final ItemEvaluator evaluator;
  private final Journal journal;
  private final Budget budget;
  private final Map<String, ItemOutcomes> known = new ConcurrentHashMap<>();

  JournaledItems(ItemEvaluator evaluator, Journal journal, Budget budget) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
    this.journal = requireNonNull(journal, "journal");
    this.budget = requireNonNull(budget, "budget");
  }

  @Override
  public String purpose() {
    return evaluator.purpose();
  }

  @Override
  public DataSet data() {
    return evaluator.data();
  }

  @Override
  public int mostCost() {
    return evaluator.mostCost();
  }

  @Override
  public Evaluation evaluate(String candidate, List<String> ids) {
    ItemOutcomes outcomes = known.computeIfAbsent(candidate, key -> new ItemOutcomes());
    synchronized (outcomes) {
      List<String> missing = outcomes.missing(ids);
      if (!missing.isEmpty()) {
        outcomes.add(missing, asked(candidate, missing));
      }
      return outcomes.on(ids);
    }
  }

  private Evaluation asked(String candidate, List<String> ids) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("candidate", candidate);
    ArrayNode items = request.putArray(ITEMS);
    ids.forEach(items::add);
    boolean[] fresh = {false};
    Evaluation evaluation =
        EvaluationJson.read(
            journal.once(
                JournaledEvaluator.KIND,
                request,
                () -> {
                  fresh[0] = true;
                  return EvaluationJson.write(charged(candidate, ids));
                }));
    if (!fresh[0]) {
      budget.spend(Cost.evaluations(evaluation.cost()));
    }
    return evaluation;
  }

  private Evaluation charged(String candidate, List<String> ids) {
    try (Budget.Reservation reservation = budget.reserve(Cost.evaluations(mostCost()))) {
      Evaluation evaluation = evaluator.evaluate(candidate, ids);
      reservation.settle(Cost.evaluations(evaluation.cost()));
      return evaluation;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the evaluation was interrupted");
    }
  }
}
