package org.tgd.benchmarks.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

class KnownGradientTest {
  private static final int SEEDS = 20;

  @Test
  void everyPredictionComesTrueOnTwoThreadsToo() {
    try (Parallel parallel = Parallel.of(2)) {
      List<Row> rows = new KnownGradient(List.of(), SEEDS, true).run(parallel, row -> {});
      assertThat(rows).allSatisfy(row -> assertThat(row.met()).as(row.toString()).isTrue());
      assertThat(rows.stream().map(Row::experiment).distinct())
          .containsExactlyElementsOf(KnownGradient.ids());
      assertThat(rows.stream().filter(row -> row.runs() == SEEDS)).hasSizeGreaterThan(40);
    }
  }

  @Test
  void theRowsAreTheSameOnOneThreadAndOnThree() {
    KnownGradient some = new KnownGradient(List.of("e3", "E13"), 5, true);
    try (Parallel parallel = Parallel.of(3)) {
      assertThat(some.run(parallel, row -> {})).isEqualTo(some.run(Parallel.SEQUENTIAL, row -> {}));
    }
  }

  @Test
  void unknownExperimentsAndTooFewSeedsAreRefused() {
    assertThatThrownBy(() -> new KnownGradient(List.of("E14"), SEEDS, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'E14'")
        .hasMessageContaining("E13, rosenbrock");
    assertThatThrownBy(() -> new KnownGradient(List.of(), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--seeds was 1");
  }

  @Test
  void aRowIsMissedOutsideOfFourStandardErrorsOnly() {
    double[] seen = new double[100];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = i % 2;
    }
    Place place = new Place("E0", "", "");
    double error = Math.sqrt(0.25 * 100 / 99 / 100);
    Row row = Row.noisy(place, Relation.EQUAL, 0.5 + 3.99 * error, seen);
    assertThat(row.standardError()).isCloseTo(error, offset(1e-12));
    assertThat(row.met()).isTrue();
    assertThat(Row.noisy(place, Relation.EQUAL, 0.5 + 4.01 * error, seen).met()).isFalse();
    assertThat(Row.noisy(place, Relation.AT_MOST, 0.5 - 4.01 * error, seen).met()).isFalse();
    assertThat(Row.noisy(place, Relation.ABOVE, 0.5 - 4.01 * error, seen).met()).isTrue();
    assertThat(Row.fixed(place, Relation.EQUAL, 1, 1 + 2e-9).met()).isFalse();
  }

  @Test
  void ofWhatIsRareFewRunsMayHaveSeenNothing() {
    Place place = new Place("E0", "", "");
    assertThat(Row.share(place, 0.0016, new double[5], 50).met()).isTrue();
    assertThat(Row.share(place, 0.2, new double[5], 50).met()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({".2, false, 22.7", ".5, false, 65.4", ".7, false, 1026", ".7, true, 34.5"})
  void theChainOfTheBitStringHasThePublishedExpectations(double p, boolean revert, double steps) {
    assertThat(BitString.expected(32, 16, p, revert)).isCloseTo(steps, offset(steps / 500));
  }

  @ParameterizedTest
  @CsvSource({"3, .216", "5, .163", "9, .099"})
  void theMajorityErrsAsPublished(int n, double wrong) {
    assertThat(CriticVotes.wrong(n)).isCloseTo(wrong, offset(5e-4));
  }

  @ParameterizedTest
  @CsvSource({"2, 9", "10, 46", "100, 461"})
  void theBoundOfTheQuadraticIsThePublishedOne(double kappa, double steps) {
    assertThat(QuadraticDescent.bound(kappa)).isEqualTo(steps);
  }
}
