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
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;

/**
 * An evaluator whose outcomes are recorded, and answered from the record on resume and replay. The
 * same candidate is judged once in a run, also when several threads ask for it at the same time.
 */
public final class JournaledEvaluator implements Evaluator {
  /** The kind of its journal lines. */
  public static final String KIND = "evaluation";

  private final Evaluator evaluator;
  private final Journal journal;
  private final Consumer<Evaluation> recalled;
  private final Map<String, FutureTask<Evaluation>> judged = new ConcurrentHashMap<>();

  /**
   * Wraps an evaluator.
   *
   * @param evaluator asked when the record holds no outcome
   * @param journal the record
   * @param recalled told once of every distinct candidate whose outcome came from the record
   */
  public JournaledEvaluator(Evaluator evaluator, Journal journal, Consumer<Evaluation> recalled) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
    this.journal = requireNonNull(journal, "journal");
    this.recalled = requireNonNull(recalled, "recalled");
  }

  @Override
  public String purpose() {
    return evaluator.purpose();
  }

  @Override
  public int mostCost() {
    return evaluator.mostCost();
  }

  @Override
  public Evaluation evaluate(String candidate) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("candidate", candidate);
    ObjectNode written = journal.once(KIND, request, () -> EvaluationJson.write(judge(candidate)));
    Evaluation evaluation = EvaluationJson.read(written);
    if (judged.putIfAbsent(candidate, done(evaluation)) == null) {
      recalled.accept(evaluation);
    }
    return evaluation;
  }

  private Evaluation judge(String candidate) {
    FutureTask<Evaluation> mine = new FutureTask<>(() -> evaluator.evaluate(candidate));
    FutureTask<Evaluation> first = judged.putIfAbsent(candidate, mine);
    if (first != null) {
      return result(first);
    }
    mine.run();
    try {
      return result(mine);
    } catch (RuntimeException | Error failure) {
      judged.remove(candidate, mine);
      throw failure;
    }
  }

  private static FutureTask<Evaluation> done(Evaluation evaluation) {
    FutureTask<Evaluation> task = new FutureTask<>(() -> evaluation);
    task.run();
    return task;
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
