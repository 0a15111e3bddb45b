package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * An evaluator whose outcomes are recorded, and answered from the record on resume and replay. The
 * same candidate is judged once in a run, also when several threads ask for it at the same time.
 */
public final class JournaledEvaluator implements Evaluator {
  /** The kind of its journal lines. */
  public static final String KIND = "evaluation";

  private final Evaluator evaluator;
  private final Journal journal;
  private final Consumer<Evaluation> spent;
  private final Map<String, FutureTask<Evaluation>> judged = new ConcurrentHashMap<>();

  /**
   * Wraps an evaluator.
   *
   * @param evaluator asked when the record holds no outcome
   * @param journal the record
   * @param spent told once of every distinct outcome, recorded ones included
   */
  public JournaledEvaluator(Evaluator evaluator, Journal journal, Consumer<Evaluation> spent) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
    this.journal = requireNonNull(journal, "journal");
    this.spent = requireNonNull(spent, "spent");
  }

  @Override
  public String purpose() {
    return evaluator.purpose();
  }

  @Override
  public Evaluation evaluate(String candidate) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("candidate", candidate);
    ObjectNode result = journal.once(KIND, request, () -> EvaluationJson.write(judge(candidate)));
    Evaluation evaluation = EvaluationJson.read(result);
    once(candidate, new FutureTask<>(() -> evaluation));
    return evaluation;
  }

  private Evaluation judge(String candidate) {
    return once(candidate, new FutureTask<>(() -> evaluator.evaluate(candidate)));
  }

  private Evaluation once(String candidate, FutureTask<Evaluation> task) {
    FutureTask<Evaluation> first = judged.putIfAbsent(candidate, task);
    if (first != null) {
      return result(first);
    }
    task.run();
    Evaluation evaluation = result(task);
    spent.accept(evaluation);
    return evaluation;
  }

  private static Evaluation result(FutureTask<Evaluation> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the evaluation was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("the evaluator failed", e.getCause());
    }
  }
}
