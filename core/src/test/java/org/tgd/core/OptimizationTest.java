package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tgd.core.Graphs.gradient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalContents;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.optim.TextualGradientDescent.Options;
import org.tgd.core.run.JournaledEvaluator;

class OptimizationTest {
  /** Distance of a number in words to 10; refuses what is not a number. */
  private static final Evaluator DISTANCE =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures the distance to 10";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          if (!candidate.matches("-?\\d+")) {
            return new Evaluation.Rejected("'" + candidate + "' is not a number", List.of());
          }
          int off = Integer.parseInt(candidate) - 10;
          Finding finding = Finding.of("x", candidate, "10", off > 0 ? "Lower x." : "Raise x.", 1);
          return new Evaluation.Scored(
              Math.abs(off),
              List.of(Metric.lower("distance", Math.abs(off), "")),
              "off by " + off,
              off == 0 ? List.of() : List.of(finding));
        }
      };

  private static final Editor UNIT =
      (edit, n, random) -> {
        int step = edit.findings().get(0).advice().startsWith("Raise") ? 1 : -1;
        int x = Integer.parseInt(edit.variable().value());
        return IntStream.rangeClosed(1, n).mapToObj(i -> Integer.toString(x + step * i)).toList();
      };

  private static Parameters start(String x) {
    return Parameters.of("x", Variable.parameter("a number", x));
  }

  private static Objective distance() {
    return (parameters, random) -> Loss.of(DISTANCE, parameters.get("x"));
  }

  private static Optimization optimization(Editor editor, int steps) {
    return Optimization.of(
        distance(), new GroundedCritic(), new TextualGradientDescent(editor), steps);
  }

  private static List<String> tried(Outcome outcome) {
    return outcome.trajectory().stream().map(step -> step.parameters().get("x").value()).toList();
  }

  @Test
  void eachStepFollowsTheFeedback() {
    Outcome outcome = optimization(UNIT, 3).run(start("5"));
    assertThat(tried(outcome)).containsExactly("5", "6", "7", "8");
    assertThat(outcome.trajectory()).allMatch(Step::accepted);
    assertThat(outcome.trajectory()).extracting(Step::index).containsExactly(0, 1, 2, 3);
    assertThat(outcome.best()).isEqualTo(outcome.last());
    assertThat(outcome.start().loss()).isEqualTo(5);
    assertThat(outcome.best().loss()).isEqualTo(2);
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
  }

  @Test
  void withoutFeedbackNothingIsEdited() {
    AtomicInteger edits = new AtomicInteger();
    Editor counting =
        (edit, n, random) -> {
          edits.incrementAndGet();
          return UNIT.propose(edit, n, random);
        };
    Outcome outcome = optimization(counting, 5).run(start("9"));
    assertThat(edits).hasValue(1);
    assertThat(tried(outcome)).containsExactly("9", "10");
  }

  @Test
  void theStartAloneIsJudgedInZeroSteps() {
    assertThat(tried(optimization(UNIT, 0).run(start("9")))).containsExactly("9");
    assertThatThrownBy(() -> optimization(UNIT, -1)).hasMessage("steps was -1; must be 0 or more");
  }

  @Test
  void aRefusedCandidateIsFeedbackAndTheIncumbentStays() {
    Editor clumsy = (edit, n, random) -> List.of("ten");
    Outcome outcome = optimization(clumsy, 2).run(start("8"));
    assertThat(outcome.last().parameters().get("x").value()).isEqualTo("8");
    assertThat(outcome.trajectory().get(1).loss()).isInfinite();
    assertThat(outcome.trajectory().get(1).accepted()).isFalse();
    assertThat(outcome.best()).isEqualTo(outcome.start());
  }

  @Test
  void aRefusedStartIsCriticisedWithItsReason() {
    List<String> seen = new ArrayList<>();
    Editor fixing =
        (edit, n, random) -> {
          seen.add(edit.gradients().get(0).text());
          return List.of("10");
        };
    Outcome outcome = optimization(fixing, 1).run(start("ten"));
    assertThat(seen).containsExactly("'ten' is not a number");
    assertThat(outcome.best().loss()).isZero();
  }

  @Test
  void theBestIsKeptApartFromTheLast() {
    Editor away =
        (edit, n, random) ->
            List.of(Integer.toString(Integer.parseInt(edit.variable().value()) - 1));
    Outcome outcome = optimization(away, 3).withAcceptance(Acceptance.ALWAYS).run(start("8"));
    assertThat(tried(outcome)).containsExactly("8", "7", "6", "5");
    assertThat(outcome.last().loss()).isEqualTo(5);
    assertThat(outcome.best().loss()).isEqualTo(2);
  }

  @Test
  void ofSeveralCandidatesTheBestBecomesTheIncumbentAndAllAreRecorded() {
    Strategy strategy = new TextualGradientDescent(UNIT, Options.DEFAULT.withCandidates(3));
    Outcome outcome =
        Optimization.of(distance(), new GroundedCritic(), strategy, 1).run(start("5"));
    assertThat(tried(outcome)).containsExactly("5", "6", "7", "8");
    assertThat(outcome.trajectory())
        .extracting(Step::accepted)
        .containsExactly(true, false, false, true);
    assertThat(outcome.trajectory()).extracting(Step::candidate).containsExactly(0, 0, 1, 2);
  }

  @Test
  void equalCandidatesAreJudgedOnceAndAnUnchangedOneNotAtAll() {
    Strategy strategy = state -> List.of(start("7"), start("7"), start("6"));
    Outcome outcome =
        Optimization.of(distance(), new GroundedCritic(), strategy, 1).run(start("5"));
    assertThat(tried(outcome)).containsExactly("5", "7", "6");
    Editor same = (edit, n, random) -> List.of(edit.variable().value());
    assertThat(tried(optimization(same, 3).run(start("5")))).containsExactly("5");
  }

  @Test
  void aStepOverSeveralParametersIsAllOrNothing() {
    Variable a = Variable.parameter("a", "1");
    Variable b = Variable.parameter("b", "1");
    Parameters both = Parameters.of(Map.of("a", a, "b", b));
    Objective sum =
        (parameters, random) ->
            Loss.sum(
                List.of(
                    Loss.of(DISTANCE, parameters.get("a")),
                    Loss.of(DISTANCE, parameters.get("b"))));
    Editor half =
        (edit, n, random) -> edit.variable().role().equals("a") ? List.of("2", "3") : List.of();
    Optimization failing =
        Optimization.of(sum, new GroundedCritic(), new TextualGradientDescent(half), 2);
    assertThat(failing.run(both).trajectory()).hasSize(1);
    Outcome whole =
        Optimization.of(sum, new GroundedCritic(), new TextualGradientDescent(UNIT), 1).run(both);
    assertThat(whole.last().parameters().values()).containsEntry("a", "2").containsEntry("b", "2");
  }

  @Test
  void aParameterWithoutFeedbackStaysWhileTheOtherIsEdited() {
    Parameters both =
        Parameters.of(
            Map.of("a", Variable.parameter("a", "10"), "b", Variable.parameter("b", "1")));
    Objective sum =
        (parameters, random) ->
            Loss.sum(
                List.of(
                    Loss.of(DISTANCE, parameters.get("a")),
                    Loss.of(DISTANCE, parameters.get("b"))));
    Outcome outcome =
        Optimization.of(sum, new GroundedCritic(), new TextualGradientDescent(UNIT), 1).run(both);
    assertThat(outcome.last().parameters().values())
        .containsEntry("a", "10")
        .containsEntry("b", "2");
  }

  @Test
  void momentumMemoryRejectedProposalsAndConstraintsReachTheEditor() {
    List<Edit> edits = new ArrayList<>();
    List<String> answers = List.of("6", "1", "7", "2", "8");
    Editor recording =
        (edit, n, random) -> {
          edits.add(edit);
          return List.of(answers.get(edits.size() - 1));
        };
    Options options =
        Options.DEFAULT
            .withConstraints(List.of("only digits"))
            .withExamples(List.of("9"))
            .withMomentum(3)
            .withMemory(2)
            .withRejected(1);
    Optimization.of(
            distance(), new GroundedCritic(), new TextualGradientDescent(recording, options), 5)
        .run(start("5"));
    Edit first = edits.get(0);
    assertThat(first.constraints()).containsExactly("only digits");
    assertThat(first.examples()).containsExactly("9");
    assertThat(first.attempts()).containsExactly(new Attempt("5", 5, true));
    assertThat(first.rejected()).isEmpty();
    assertThat(first.memory()).isEmpty();
    Edit last = edits.get(4);
    assertThat(last.variable().value()).isEqualTo("7");
    assertThat(last.attempts())
        .containsExactly(
            new Attempt("1", 9, false, "the loss was 4 before; worse is distance 9 (was 4)"),
            new Attempt("7", 3, true, "the loss was 4 before"),
            new Attempt("2", 8, false, "the loss was 3 before; worse is distance 8 (was 3)"));
    assertThat(last.rejected()).containsExactly(last.attempts().get(2));
    assertThat(last.briefing().last()).contains(last.attempts().get(2));
    assertThat(last.briefing().failures()).isEqualTo(1);
    assertThat(Graphs.texts(last.memory()))
        .containsExactly("x: 6; wanted 10. Raise x.", "x: 7; wanted 10. Raise x.");
  }

  @Test
  void optionsCheckTheirRanges() {
    assertThatThrownBy(() -> Options.DEFAULT.withMomentum(-1))
        .hasMessage("momentum was -1; must be 0 or more");
    assertThatThrownBy(() -> Options.DEFAULT.withMemory(-1)).hasMessageContaining("memory");
    assertThatThrownBy(() -> Options.DEFAULT.withRejected(-1)).hasMessageContaining("rejected");
    assertThatThrownBy(() -> Options.DEFAULT.withCandidates(0))
        .hasMessage("candidates was 0; must be 1 or more");
  }

  @Test
  void aValidationGateComparesTheSameItemsAndKeepsTheIncumbentsOutcomes() {
    AtomicInteger items = new AtomicInteger();
    List<Objective> validation =
        IntStream.of(0, 20)
            .mapToObj(
                goal ->
                    (Objective)
                        (parameters, random) -> {
                          items.incrementAndGet();
                          double x = Double.parseDouble(parameters.get("x").value());
                          return new Loss(Math.pow(x - goal, 2), List.of(), List.of());
                        })
            .toList();
    Acceptance gate = Acceptance.validated(validation, () -> new SplittableRandom(7));
    Editor leap =
        (edit, n, random) ->
            List.of(Integer.toString(2 * Integer.parseInt(edit.variable().value())));
    Outcome outcome = optimization(leap, 3).withAcceptance(gate).run(start("4"));
    // 4 -> 8 is better on the items, 8 -> 16 is not: it stays at 8 and tries again.
    assertThat(tried(outcome)).containsExactly("4", "8", "16", "16");
    assertThat(outcome.trajectory())
        .extracting(Step::accepted)
        .containsExactly(true, true, false, false);
    assertThat(outcome.best().score()).isEqualTo((64 + 144) / 2.0);
    // the second 16 is not judged again
    assertThat(items).hasValue(2 * 3);
    assertThatThrownBy(() -> Acceptance.validated(List.of(), () -> new SplittableRandom(7)))
        .hasMessageContaining("at least 1");
  }

  private static Step step(double loss, Double... validation) {
    return new Step(0, 0, start("1"), loss, List.of(), List.of(validation), false);
  }

  @Test
  void aGateAcceptsEqualAndLeavesRefusedIncumbents() {
    Acceptance gate =
        Acceptance.validated(
            List.of((p, r) -> Loss.mean(List.of())), () -> new SplittableRandom(1));
    double inf = Double.POSITIVE_INFINITY;
    assertThat(gate.accept(step(0, 1.0, 3.0), step(0, 3.0, 1.0))).isTrue();
    assertThat(gate.accept(step(0, 1.0, 3.1), step(0, 3.0, 1.0))).isFalse();
    assertThat(gate.accept(step(0, 1.0, 1.0), step(0, inf, 1.0))).isTrue();
    assertThat(gate.accept(step(0, inf, 1.0), step(0, 1.0, 1.0))).isFalse();
    assertThat(gate.accept(step(0, inf, 1.0), step(0, inf, 1.0))).isTrue();
  }

  @Test
  void aLossInWordsNeedsARuleThatNeedsNoNumber() {
    Objective words =
        (parameters, random) ->
            Loss.ofWords(Graphs.join("judgement").apply(List.of(parameters.get("x"))));
    Editor longer = (edit, n, random) -> List.of(edit.variable().value() + "!");
    Optimization optimization =
        Optimization.of(words, Graphs.naming(), new TextualGradientDescent(longer), 2);
    Outcome outcome = optimization.withAcceptance(Acceptance.ALWAYS).run(start("a"));
    assertThat(outcome.best().parameters().get("x").value()).isEqualTo("a!!");
    assertThatThrownBy(() -> optimization.run(start("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use Acceptance.ALWAYS");
  }

  @Test
  void aReducerCondensesTheFeedbackBeforeTheEditorSeesIt() {
    List<String> seen = new ArrayList<>();
    Editor recording =
        (edit, n, random) -> {
          seen.addAll(Graphs.texts(edit.gradients()));
          return List.of("6");
        };
    optimization(recording, 1)
        .withReducer((variable, gradients) -> List.of(gradient(gradients.size() + " merged")))
        .run(start("5"));
    assertThat(seen).containsExactly("1 merged");
  }

  @Test
  void anExhaustedBudgetEndsWithTheBestSoFar() {
    AtomicInteger left = new AtomicInteger(3);
    Objective limited =
        (parameters, random) -> {
          if (left.getAndDecrement() == 0) {
            throw new BudgetExhaustedException("evaluations: 3 of 3 are spent");
          }
          return distance().forward(parameters, random);
        };
    Outcome outcome =
        Optimization.of(limited, new GroundedCritic(), new TextualGradientDescent(UNIT), 9)
            .run(start("1"));
    assertThat(outcome.end()).isEqualTo(Outcome.End.BUDGET_EXHAUSTED);
    assertThat(tried(outcome)).containsExactly("1", "2", "3");
    assertThat(outcome.best().loss()).isEqualTo(7);
  }

  @Test
  void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
    Editor jumping = (edit, n, random) -> List.of(Integer.toString(random.nextInt(1000)));
    Optimization method = optimization(jumping, 5).withAcceptance(Acceptance.ALWAYS);
    assertThat(tried(method.withSeed(3).run(start("5"))))
        .isEqualTo(tried(method.withSeed(3).run(start("5"))))
        .isNotEqualTo(tried(method.withSeed(4).run(start("5"))));
  }

  @Test
  void twoRunsInTwoThreadsDoNotTouchOneAnother() throws InterruptedException {
    List<List<String>> results = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                i -> new Thread(() -> results.add(tried(optimization(UNIT, 5).run(start("1"))))))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(8).containsOnly(List.of("1", "2", "3", "4", "5", "6"));
  }

  @TempDir Path directory;

  private List<String> run(Path where, int threads, int steps) throws IOException {
    Editor spread =
        (edit, n, random) ->
            IntStream.range(0, n).mapToObj(i -> Integer.toString(random.nextInt(-20, 40))).toList();
    Files.createDirectories(where);
    try (Journal journal = Journal.open(where);
        Parallel parallel = Parallel.of(threads)) {
      Evaluator evaluator = new JournaledEvaluator(DISTANCE, journal, spent -> {});
      Optimization.of(
              (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
              new GroundedCritic(),
              new TextualGradientDescent(spread, Options.DEFAULT.withCandidates(6)),
              steps)
          .withSeed(11)
          .run(start("-20"), journal, parallel, step -> {});
    }
    return Files.readAllLines(where.resolve(Journal.FILE));
  }

  @Test
  void theJournalIsTheSameForAllThreadsAndAfterAResumeAtEveryLine() throws IOException {
    List<String> whole = run(directory.resolve("one"), 1, 6);
    assertThat(whole).anyMatch(line -> line.contains("\"kind\":\"step\""));
    assertThat(run(directory.resolve("many"), 16, 6)).isEqualTo(whole);
    List<String> raw = Files.readAllLines(directory.resolve("one").resolve(Journal.FILE));
    for (int cut = 0; cut <= raw.size(); cut++) {
      Path where = Files.createDirectories(directory.resolve("cut" + cut));
      Files.write(where.resolve(Journal.FILE), raw.subList(0, cut));
      assertThat(run(where, 4, 6)).isEqualTo(whole);
    }
  }

  @Test
  void aFinishedRunCanBeGivenMoreSteps() throws IOException {
    List<String> shorter = run(directory.resolve("a"), 2, 3);
    List<String> longer = run(directory.resolve("a"), 2, 6);
    assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
    assertThat(longer).isEqualTo(run(directory.resolve("b"), 1, 6));
  }

  @Test
  void anIdleStepIsRecordedWithItsFeedback() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      Editor none = (edit, n, random) -> List.of();
      optimization(none, 1).run(start("5"), journal, Parallel.SEQUENTIAL, step -> {});
    }
    assertThat(JournalContents.of(directory).lines())
        .containsExactly(
            "{\"id\":\"0\",\"kind\":\"step\",\"request\":{\"index\":0,\"candidate\":0,"
                + "\"accepted\":true,\"loss\":5.0,\"parameters\":{\"x\":\"5\"},\"evaluations\":"
                + "[{\"loss\":5.0,\"metrics\":{\"distance\":5.0},\"report\":\"off by -5\"}],"
                + "\"feedback\":{}}}",
            "{\"id\":\"3\",\"kind\":\"idle\",\"request\":{\"index\":1,"
                + "\"reason\":\"nothing: no value was proposed\",\"feedback\":"
                + "{\"x\":[\"x: 5; wanted 10. Raise x.\"]}}}");
  }
}
