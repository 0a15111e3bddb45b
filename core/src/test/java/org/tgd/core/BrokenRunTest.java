package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.EngineException;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.ToolException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;

/** Runs that meet failures: of functions, editors, listeners, tools, and the budget. */
class BrokenRunTest {
  private static final Evaluator SIZE =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures a number";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          double loss = Math.abs(Double.parseDouble(candidate));
          Finding finding = Finding.of("x", candidate, "0", "Lower it.", 1);
          return new Evaluation.Scored(loss, List.of(), "" + loss, List.of(finding));
        }
      };

  private static Parameters start(String x) {
    return Parameters.of("x", Variable.parameter("a number", x));
  }

  private static Objective size() {
    return (parameters, random) -> Loss.of(SIZE, parameters.get("x"));
  }

  private static Optimization optimization(Objective objective, Editor editor, int steps) {
    return Optimization.of(
        objective, new GroundedCritic(), new TextualGradientDescent(editor), steps);
  }

  private static Editor saying(String... values) {
    AtomicInteger next = new AtomicInteger();
    return (edit, n, random) -> List.of(values[next.getAndIncrement()]);
  }

  private static List<String> tried(Outcome outcome) {
    return outcome.trajectory().stream().map(step -> step.parameters().get("x").value()).toList();
  }

  @Test
  void aFunctionThatBreaksOnACandidateRefusesItWithTheReason() {
    TextFunction half =
        TextFunction.of(
            "halves a number",
            "half",
            values -> Integer.toString(Integer.parseInt(values.get(0)) / 2));
    Objective objective =
        (parameters, random) -> Loss.of(SIZE, half.apply(List.of(parameters.get("x"))));
    Outcome outcome = optimization(objective, saying("six", "4"), 2).run(start("8"));

    assertThat(tried(outcome)).containsExactly("8", "six", "4");
    assertThat(outcome.trajectory().get(1).loss()).isInfinite();
    assertThat(outcome.trajectory().get(1).evaluations().get(0).report()).contains("\"six\"");
    assertThat(outcome.best().loss()).isEqualTo(2);
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
  }

  @Test
  void aRefusedIncumbentHandsItsReasonToTheEditor() {
    List<String> seen = new ArrayList<>();
    Editor editor =
        (edit, n, random) -> {
          seen.add(edit.gradients().get(0).text());
          return List.of(seen.size() == 1 ? "six" : "3");
        };
    optimization(size(), editor, 2).withAcceptance(Acceptance.ALWAYS).run(start("8"));

    assertThat(seen.get(1)).contains("NumberFormatException").contains("six");
  }

  @Test
  void anEditorThatThrowsEndsTheRunWithTheBestSoFar() {
    AtomicInteger edits = new AtomicInteger();
    Editor broken =
        (edit, n, random) -> {
          if (edits.incrementAndGet() == 3) {
            throw new IllegalStateException("rule bug");
          }
          return List.of(Integer.toString(10 - edits.get()));
        };
    Outcome outcome = optimization(size(), broken, 9).run(start("10"));

    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).isEqualTo("rule bug");
    assertThat(outcome.failure()).containsInstanceOf(IllegalStateException.class);
    assertThat(outcome.best().loss()).isEqualTo(8);
  }

  @Test
  void aToolThatFailsEndsTheRunAndKeepsTheCandidatesAlreadyJudged() {
    Objective objective =
        (parameters, random) -> {
          if (parameters.get("x").value().equals("2")) {
            throw new ToolException("vina is gone");
          }
          return size().forward(parameters, random);
        };
    Editor three = (edit, n, random) -> List.of("1", "2", "3");
    Outcome outcome =
        Optimization.of(
                objective,
                new GroundedCritic(),
                new TextualGradientDescent(
                    three, TextualGradientDescent.Options.DEFAULT.withCandidates(3)),
                5)
            .run(start("9"));

    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).isEqualTo("vina is gone");
    assertThat(tried(outcome)).containsExactly("9", "1");
    assertThat(outcome.best().loss()).isEqualTo(1);
    assertThat(outcome.last()).isEqualTo(outcome.start());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aBudgetThatEndsInsideAStepKeepsWhatWasPaid(int threads) {
    AtomicInteger left = new AtomicInteger(4);
    Objective limited =
        (parameters, random) -> {
          if (left.getAndDecrement() <= 0) {
            throw new BudgetExhaustedException("the budget of 4 evaluator calls is used up");
          }
          return size().forward(parameters, random);
        };
    Editor five =
        (edit, n, random) -> IntStream.range(0, n).mapToObj(i -> Integer.toString(i)).toList();
    Outcome outcome;
    try (Parallel parallel = Parallel.of(threads)) {
      outcome =
          Optimization.of(
                  limited,
                  new GroundedCritic(),
                  new TextualGradientDescent(
                      five, TextualGradientDescent.Options.DEFAULT.withCandidates(5)),
                  5)
              .run(start("9"), Journal.discarding(), parallel, step -> {});
    }

    assertThat(outcome.end()).isEqualTo(Outcome.End.BUDGET_EXHAUSTED);
    assertThat(outcome.reason()).isEqualTo("the budget of 4 evaluator calls is used up");
    assertThat(outcome.trajectory()).hasSize(4);
    assertThat(outcome.best().loss()).isLessThanOrEqualTo(2);
  }

  @Test
  void aListenerNeverEndsARun() {
    List<Integer> told = new ArrayList<>();
    Outcome outcome =
        optimization(size(), saying("3", "2"), 2)
            .run(
                start("9"),
                Journal.discarding(),
                Parallel.SEQUENTIAL,
                step -> {
                  told.add(step.index());
                  throw new IllegalStateException("boom");
                });

    assertThat(told).containsExactly(0, 1, 2);
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.best().loss()).isEqualTo(2);
  }

  @Test
  void aModelThatFailsForGoodEndsTheRunWithItsReason() {
    Editor dead =
        (edit, n, random) -> {
          throw new EngineException("no server answers", false);
        };
    Outcome outcome = optimization(size(), dead, 3).run(start("9"));

    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).isEqualTo("no server answers");
    assertThat(outcome.best()).isEqualTo(outcome.start());
  }

  @Test
  void aStartThatCannotBeJudgedIsThrown() {
    assertThatThrownBy(() -> optimization(size(), saying("1"), 1).run(start("nine")))
        .isInstanceOf(NumberFormatException.class);
  }

  @Test
  void wordsAsLossWithANumericRuleAreRefusedBeforeTheFirstStep() {
    AtomicInteger judged = new AtomicInteger();
    Objective words =
        (parameters, random) -> {
          judged.incrementAndGet();
          return Loss.ofWords(Graphs.join("judgement").apply(List.of(parameters.get("x"))));
        };
    for (Acceptance rule :
        List.of(
            Acceptance.NOT_WORSE,
            Acceptance.validated(List.of(words), java.util.SplittableRandom::new))) {
      AtomicInteger edits = new AtomicInteger();
      Editor editor =
          (edit, n, random) -> {
            edits.incrementAndGet();
            return List.of("b");
          };
      Optimization method =
          Optimization.of(words, Graphs.naming(), new TextualGradientDescent(editor), 3)
              .withAcceptance(rule);
      assertThatThrownBy(() -> method.run(start("a")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no number to compare");
      assertThat(edits).hasValue(0);
    }
  }

  @Test
  void validationItemsAreJudgedAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Objective> items =
        IntStream.range(0, 8)
            .mapToObj(i -> slow(running, most))
            .map(Objective.class::cast)
            .toList();
    try (Parallel parallel = Parallel.of(8)) {
      optimization(size(), saying("3"), 1)
          .withAcceptance(Acceptance.validated(items, java.util.SplittableRandom::new))
          .run(start("9"), Journal.discarding(), parallel, step -> {});
    }
    assertThat(most.get()).isGreaterThan(4);
  }

  private static Objective slow(AtomicInteger running, AtomicInteger most) {
    return (Parameters parameters, RandomGenerator random) -> {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        Thread.sleep(60);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      running.decrementAndGet();
      return size().forward(parameters, random);
    };
  }

  @Test
  void draftsOfOneParameterAreAskedForAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Engine engine =
        Engine.of(
            "slow",
            prompt -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              try {
                Thread.sleep(60);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              running.decrementAndGet();
              return new Completion("no value", 1, 1, false);
            });
    try (Parallel parallel = Parallel.of(8)) {
      Optimization.of(
              size(),
              new GroundedCritic(),
              new TextualGradientDescent(
                  new LlmEditor(engine), TextualGradientDescent.Options.DEFAULT.withCandidates(8)),
              1)
          .run(start("9"), Journal.discarding(), parallel, step -> {});
    }
    assertThat(most.get()).isGreaterThan(4);
  }
}
