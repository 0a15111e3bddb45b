package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;

class JournaledTest {
  @TempDir Path directory;

  private static final Evaluation SCORED =
      new Evaluation.Scored(
          0.1 + 0.2,
          List.of(
              Metric.higher("QED", 0.7, ""),
              Metric.lower("nan", Double.NaN, "Gy"),
              Metric.neutral("inf", Double.NEGATIVE_INFINITY, "%")),
          "report \u0000 \" \n é",
          List.of(
              new Finding(
                  "a",
                  "b",
                  "c",
                  "d",
                  1e300,
                  List.of(
                      Change.of("t", "1", "2"),
                      new Change("u", "x", "y", OptionalDouble.of(Double.POSITIVE_INFINITY))))),
          7);

  @Test
  void evaluationsSurviveTheJournalWithoutLoss() {
    assertThat(EvaluationJson.read(EvaluationJson.write(SCORED))).isEqualTo(SCORED);
    Evaluation rejected =
        new Evaluation.Rejected("no", List.of(Finding.of("a", "b", "c", "d", 0)), 3);
    assertThat(EvaluationJson.read(EvaluationJson.write(rejected))).isEqualTo(rejected);
  }

  @Test
  void anAnswerIsRecordedVerbatimAndNotAskedForAgain() throws IOException {
    ScriptedEngine engine =
        ScriptedEngine.of(prompt -> new Completion("odd \u0001 { \n", 3, 4, true));
    Prompt prompt = new Prompt("s", "u {}", 2);
    List<Completion> answers = new ArrayList<>();
    for (int session = 0; session < 2; session++) {
      try (Journal journal = Journal.open(directory)) {
        JournaledEngine journaled = new JournaledEngine(engine, journal);
        assertThat(journaled.name()).isEqualTo("scripted");
        answers.add(journal.run(() -> journaled.complete(prompt)));
      }
    }
    assertThat(answers).containsOnly(new Completion("odd \u0001 { \n", 3, 4, true)).hasSize(2);
    assertThat(engine.prompts()).containsExactly(prompt);
  }

  private static Evaluator counted(AtomicInteger calls, Evaluation outcome) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "measures";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        calls.incrementAndGet();
        if (candidate.equals("crash")) {
          throw new IllegalStateException("disk full");
        }
        return outcome;
      }
    };
  }

  @Test
  void theSameCandidateIsJudgedOnceAndRecalledOnce() {
    AtomicInteger calls = new AtomicInteger();
    List<Evaluation> recalled = Collections.synchronizedList(new ArrayList<>());
    for (int session = 0; session < 2; session++) {
      try (Journal journal = Journal.open(directory);
          Parallel parallel = Parallel.of(4)) {
        JournaledEvaluator evaluator =
            new JournaledEvaluator(counted(calls, SCORED), journal, recalled::add);
        assertThat(evaluator.purpose()).isEqualTo("measures");
        List<Evaluation> outcomes =
            journal.run(() -> parallel.map(Collections.nCopies(10, "same"), evaluator::evaluate));
        assertThat(outcomes).hasSize(10).containsOnly(SCORED);
      }
      assertThat(calls).hasValue(1);
      assertThat(recalled).hasSize(session);
    }
  }

  @Test
  void theMostIsSetAsideBeforeAnEvaluationAndTheRestGivenBack() {
    AtomicInteger calls = new AtomicInteger();
    Evaluator costly =
        new Evaluator() {
          @Override
          public String purpose() {
            return "measures";
          }

          @Override
          public int mostCost() {
            return 9;
          }

          @Override
          public Evaluation evaluate(String candidate) {
            calls.incrementAndGet();
            return SCORED;
          }
        };
    Budget budget = Budget.of(BudgetLimits.NONE.withEvaluations(20));
    BudgetedEvaluator evaluator = new BudgetedEvaluator(costly, budget);
    assertThat(evaluator.mostCost()).isEqualTo(9);
    assertThat(evaluator.purpose()).isEqualTo("measures");
    assertThat(new JournaledEvaluator(evaluator, Journal.discarding(), e -> {}).mostCost())
        .isEqualTo(9);
    evaluator.evaluate("a");
    assertThat(budget.spent().evaluations()).isEqualTo(7);
    evaluator.evaluate("b");
    assertThatThrownBy(() -> evaluator.evaluate("c")).isInstanceOf(BudgetExhaustedException.class);
    assertThat(calls).hasValue(2);
    assertThat(budget.spent().evaluations()).isEqualTo(14);
  }

  @Test
  void anEvaluatorThatFailsFailsTheRun() {
    try (Journal journal = Journal.open(directory)) {
      JournaledEvaluator evaluator =
          new JournaledEvaluator(counted(new AtomicInteger(), SCORED), journal, spent -> {});
      assertThatThrownBy(() -> journal.run(() -> evaluator.evaluate("crash")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("disk full");
      assertThat(journal.run(() -> evaluator.evaluate("fine"))).isEqualTo(SCORED);
    }
  }
}
