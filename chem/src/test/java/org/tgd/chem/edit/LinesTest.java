package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of descent on fingerprints that are either the same or have nothing in common. */
class LinesTest {
  private static final int LINE = 48;

  private final List<Lines.Member> judged = new ArrayList<>();

  private static BitSet series(int number) {
    BitSet bits = new BitSet();
    bits.set(10 * number, 10 * number + 10);
    return bits;
  }

  private void judge(int series, double loss, int times) {
    for (int k = 0; k < times; k++) {
      judged.add(new Lines.Member(series(series), loss));
    }
  }

  private List<Integer> barred() {
    Lines lines = new Lines(judged);
    return List.of(0, 1, 2, 3).stream().filter(each -> !lines.isOpenTo(series(each))).toList();
  }

  @Test
  void aSeriesIsLeftWhenItHasBroughtNothingBetterForLong() {
    judge(0, -5, LINE);
    assertThat(barred()).isEmpty();
    judge(0, -5, 1);
    assertThat(barred()).containsExactly(0);
  }

  @Test
  void whatGetsBetterGoesOn() {
    for (int k = 0; k < 5 * LINE; k++) {
      judge(0, -k, 1);
    }
    assertThat(barred()).isEmpty();
  }

  @Test
  void whatIsBetterInABarredSeriesIsNoProgressOfTheLine() {
    judge(0, -5, LINE + 1);
    judge(1, -3, 1);
    judge(0, -9, LINE);
    assertThat(barred()).containsExactly(0, 1);
  }

  @Test
  void afterThreeLinesAllIsOpenAndThenTheyBeginAnew() {
    for (int series = 0; series < 3; series++) {
      judge(series, -5, LINE + 1);
    }
    assertThat(barred()).isEmpty();
    judge(1, -7, LINE + 1);
    assertThat(barred()).containsExactly(1);
  }

  @Test
  void whatCouldNotBeJudgedCountsAgainstALine() {
    judge(0, -5, 1);
    judge(1, Double.POSITIVE_INFINITY, LINE);
    assertThat(barred()).containsExactly(0);
  }
}
