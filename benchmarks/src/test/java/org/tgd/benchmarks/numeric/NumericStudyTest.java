package org.tgd.benchmarks.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.numeric.NumericTrials.Compared;
import org.tgd.benchmarks.numeric.NumericTrials.Trial;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

class NumericStudyTest {
  @Test
  void everyMethodTriesWhatIsAllowedAndNotMoreOnAnyNumberOfThreads() {
    NumericStudy study = new NumericStudy(3, 2, 40);
    NumericTrials trials = study.run(Parallel.SEQUENTIAL, word -> {});
    assertThat(trials.all()).hasSize(3 * 2 * (NumericStudy.strategies().size() + 10));
    assertThat(trials.all())
        .allSatisfy(
            trial -> {
              assertThat(trial.evaluations()).isBetween(1, 40);
              assertThat(trial.gap()).isGreaterThan(-1e-7);
            });
    try (Parallel parallel = Parallel.of(3)) {
      assertThat(study.run(parallel, word -> {})).isEqualTo(trials);
    }
  }

  private static Trial trial(String function, String method, int seed, double gap) {
    return new Trial(function, 2, method, seed, 9, gap, new Course(List.of(1.0), List.of(gap)));
  }

  @Test
  void winsTiesAndLossesAreThoseOfThePairedTest() {
    List<Trial> all = new ArrayList<>();
    for (int seed = 1; seed <= 8; seed++) {
      all.add(trial("f", "TGD tgd", seed, 3 + seed));
      all.add(trial("f", "TGD portfolio", seed, 2 + seed));
      all.add(trial("f", "random search", seed, seed % 2 == 0 ? 0 : 99));
      all.add(trial("g", "TGD tgd", seed, seed));
      all.add(trial("g", "TGD portfolio", seed, 1 + 2 * seed));
      all.add(trial("g", "random search", seed, 1 + 2 * seed));
    }
    NumericTrials trials = new NumericTrials(all);
    assertThat(trials.clearlyWorseThanBestStrategy()).isEqualTo(1);
    assertThat(trials.compared())
        .filteredOn(row -> row.method().equals("TGD tgd"))
        .singleElement()
        .isEqualTo(new Compared("TGD tgd", 1.5, 1, 0, 1));
    assertThat(trials.compared())
        .filteredOn(row -> row.method().equals("random search"))
        .singleElement()
        .extracting(Compared::ties)
        .isEqualTo(2);
  }

  @Test
  void noSeedsAreRefused() {
    assertThatThrownBy(() -> new NumericStudy(1, 0, 10)).isInstanceOf(InputException.class);
  }
}
