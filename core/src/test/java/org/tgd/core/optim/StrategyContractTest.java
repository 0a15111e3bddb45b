package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.Outcome;
import org.tgd.core.Step;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.journal.Journal;

/** What every strategy must do, with an editor by rules and with a model. */
class StrategyContractTest {
  private static final List<String> SPECS =
      List.of(
          "tgd",
          "tgd:proposals=2",
          "parents:parents=3,proposals=2",
          "beam:width=4",
          "beam:width=4,bandit=ucb",
          "beam:width=2,proposals=2,bandit=none",
          "best-of-n:n=3",
          "pareto",
          "pareto:follow=no,proposals=2",
          "islands:islands=2,migration=1",
          "islands:follow=no,proposals=2,novelty=0.5",
          "pairwise",
          "opro:window=5,proposals=2",
          "ga:size=4,follow=no",
          "ga",
          "de:size=4,follow=no",
          "de",
          "majority:n=3",
          "portfolio:of=pareto+islands+ga+de+majority,patience=1",
          "portfolio:patience=1",
          "portfolio:patience=2,restart=anew",
          "portfolio:patience=1,restart=best",
          "portfolio:of=tgd+best-of-n+parents,patience=2,restart=start");

  @TempDir Path directory;

  static Stream<Arguments> all() {
    return SPECS.stream()
        .flatMap(spec -> Stream.of(Arguments.of(spec, true), Arguments.of(spec, false)));
  }

  /** Rules have nothing to go by without findings. */
  private static boolean proposes(String spec, boolean rules) {
    return !(rules && spec.startsWith("best-of-n"));
  }

  private static List<String> journal(Path run) throws IOException {
    return Files.readAllLines(run.resolve(Journal.FILE));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySpecIsOfAKnownStrategy(String spec, boolean rules) {
    assertThat(StrategySpec.names()).contains(StrategySpec.parse(spec).name());
    assertThat(StrategySpec.parse(spec)).isEqualTo(StrategySpec.parse(spec + ""));
    assertThat(StrategySpec.parse(StrategySpec.parse(spec).toString()))
        .isEqualTo(StrategySpec.parse(spec));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theBestIsKept(String spec, boolean rules) {
    Outcome outcome = new TwoNumbers().run(spec, rules);
    assertThat(outcome.failure()).isEmpty();
    double least = outcome.trajectory().stream().mapToDouble(Step::loss).min().orElseThrow();
    assertThat(outcome.best().loss()).isEqualTo(least).isLessThanOrEqualTo(outcome.start().loss());
    assertThat(outcome.last().loss()).isEqualTo(least);
    if (proposes(spec, rules)) {
      assertThat(outcome.best().loss()).isLessThan(outcome.start().loss());
    } else {
      assertThat(outcome.idle()).hasSize(7);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theBudgetIsKept(String spec, boolean rules) {
    for (int limit = 1; limit < 12; limit++) {
      TwoNumbers numbers = new TwoNumbers();
      numbers.limits = BudgetLimits.NONE.withEvaluations(limit);
      Outcome outcome = numbers.run(spec, rules);
      assertThat(numbers.judged.get()).isLessThanOrEqualTo(limit);
      assertThat(outcome.end()).isIn(Outcome.End.DONE, Outcome.End.BUDGET_EXHAUSTED);
      assertThat(outcome.trajectory()).isNotEmpty();
      double least = outcome.trajectory().stream().mapToDouble(Step::loss).min().orElseThrow();
      assertThat(outcome.best().loss()).isEqualTo(least);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theRunIsTheSameAtAnyNumberOfThreads(String spec, boolean rules) throws IOException {
    new TwoNumbers().run(spec, rules, 1, directory.resolve("one"));
    new TwoNumbers().run(spec, rules, 16, directory.resolve("many"));
    assertThat(journal(directory.resolve("many"))).isEqualTo(journal(directory.resolve("one")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRunKilledAtAnyEvaluationGoesOnToTheSameJournalAndPaysNothingTwice(
      String spec, boolean rules) throws IOException {
    TwoNumbers undisturbed = new TwoNumbers();
    undisturbed.steps = 3;
    undisturbed.run(spec, rules, 1, directory.resolve("whole"));
    List<String> whole = journal(directory.resolve("whole"));
    for (int kill = 1; kill <= undisturbed.judged.get(); kill++) {
      Path run = directory.resolve("kill" + kill);
      TwoNumbers first = new TwoNumbers();
      first.steps = 3;
      first.killedAt = kill;
      assertThatThrownBy(() -> first.run(spec, rules, 4, run))
          .isInstanceOf(TwoNumbers.Killed.class);
      TwoNumbers second = new TwoNumbers();
      second.steps = 3;
      second.run(spec, rules, 4, run);
      assertThat(journal(run)).as("killed at evaluation %d", kill).isEqualTo(whole);
      assertThat(second.judged.get()).isLessThanOrEqualTo(undisturbed.judged.get() - kill + 1);
      if (!rules) {
        assertThat(first.asked.get() + second.asked.get())
            .isLessThanOrEqualTo(undisturbed.asked.get());
      }
    }
  }
}
