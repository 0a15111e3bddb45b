package org.tgd.benchmarks.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.known.FactorStudy.Line;
import org.tgd.benchmarks.known.FactorStudy.Walk;
import org.tgd.benchmarks.stats.VarianceComponents;
import org.tgd.core.input.InputException;
import org.tgd.core.llm.Prompts;

class FactorStudyTest {
  private static Line line(List<Walk> walks, String factor, int level) {
    return FactorStudy.lines(walks).stream()
        .filter(line -> line.factor().equals(factor) && line.level() == level)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void moreCriticsAndMemoryMendWhatAnErringCriticSpoils() {
    FactorStudy study = new FactorStudy(5, 3, 6, 0);
    List<Walk> walks = study.oracle(0.3);
    assertThat(line(walks, "critics", 5).aheadBounds().low()).isPositive();
    assertThat(line(walks, "memory", 5).ahead()).isPositive();
    assertThat(line(walks, "batch", 5).ahead()).isPositive();
    // one critic, one step and our wording are the same runs
    assertThat(line(walks, "memory", 1).score()).isEqualTo(line(walks, "critics", 1).score());
    assertThat(study.oracle(0.3)).isEqualTo(walks);
  }

  @Test
  void aCriticThatNeverErrsGoesStraightInAnyWording() {
    List<Walk> walks = new FactorStudy(2, 2, 6, 0).oracle(0);
    assertThat(line(walks, "critics", 5).ahead()).isZero();
    assertThat(line(walks, "wording", 4).ahead()).isZero();
    VarianceComponents parts = FactorStudy.wordings(walks, walks.get(0).critic());
    assertThat(parts.columns()).isZero();
    assertThat(parts.residual()).isZero();
    assertThat(parts.rows()).isPositive();
  }

  @Test
  void everyPromptHasItsParaphrases() {
    List<Prompts> all = Wordings.all();
    assertThat(all).hasSize(4);
    for (String name : Prompts.names()) {
      assertThat(all.stream().map(each -> each.hashes().get(name)).distinct()).as(name).hasSize(4);
    }
  }

  @Test
  void componentsOfVarianceAreThoseThatWereMixed() {
    SplittableRandom random = new SplittableRandom(1);
    int size = 60;
    double[] rows = random.doubles(size).map(u -> 4 * (u - 0.5)).toArray();
    double[] columns = random.doubles(size).map(u -> 2 * (u - 0.5)).toArray();
    double[][][] values = new double[size][size][2];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double both = random.nextDouble() - 0.5;
        for (int k = 0; k < 2; k++) {
          values[i][j][k] = rows[i] + columns[j] + both + 3 * (random.nextDouble() - 0.5);
        }
      }
    }
    VarianceComponents parts = VarianceComponents.of(values);
    // the variance of a uniform draw is its width squared over 12
    assertThat(parts.rows()).isCloseTo(16 / 12.0, within(0.3));
    assertThat(parts.columns()).isCloseTo(4 / 12.0, within(0.1));
    assertThat(parts.interaction()).isCloseTo(1 / 12.0, within(0.04));
    assertThat(parts.residual()).isCloseTo(9 / 12.0, within(0.04));
    // by hand: means of rows 1 and 4, of columns 1.5 and 3.5, no interaction, each cell ±0.5
    double[][][] small = {{{-0.5, 0.5}, {1.5, 2.5}}, {{2.5, 3.5}, {4.5, 5.5}}};
    VarianceComponents exact = VarianceComponents.of(small);
    assertThat(exact.residual()).isCloseTo(0.5, within(1e-12));
    assertThat(exact.rows()).isCloseTo(4.5, within(1e-12));
    assertThat(exact.columns()).isCloseTo(2, within(1e-12));
    assertThat(exact.interaction()).isZero();
  }

  @Test
  void numbersThatCannotBeAreNamed() {
    assertThatThrownBy(() -> new FactorStudy(1, 2, 6, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--instances");
  }
}
