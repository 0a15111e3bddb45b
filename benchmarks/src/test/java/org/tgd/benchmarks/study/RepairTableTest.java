package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.repair.LineOrder;

class RepairTableTest {
  private static RepairRow row(int number, boolean shown, boolean suspicious, boolean random) {
    var results = new ArrayList<RepairRow.Result>();
    for (LineOrder order : LineOrder.values()) {
      boolean good = order == LineOrder.SUSPICIOUS ? suspicious : random;
      results.add(new RepairRow.Result(order, 10, good, good, 7));
    }
    return new RepairRow(number, "t", "cmp", 1, shown, 4, 2, 1, results);
  }

  @Test
  void showsSharesDifferencesAndRanks() {
    List<RepairRow> rows =
        List.of(
            row(1, true, true, false),
            row(2, true, true, true),
            row(3, true, false, false),
            row(4, false, true, true));

    String text = String.join("\n", new RepairTable(rows, List.of(10)).lines());

    assertThat(text)
        .startsWith("4 programs, 1 seeds; 3 programs fail a public test")
        .containsPattern("10 +75\\.0 % \\[[^]]*\\] +50\\.0 %")
        .contains("+25.0 [")
        .containsPattern("by the public tests alone +0\\.0 % \\[0\\.0, 0\\.0\\] +0\\.0 %")
        .containsPattern("before the first trial +0\\.0 % \\[0\\.0, 0\\.0\\] +100\\.0 %")
        .containsPattern("cmp +4 +75\\.0 %");
  }

  @Test
  void theIntervalOfAShareIsCloseToThatOfTheNormalApproximation() {
    List<Integer> rows = IntStream.range(0, 400).boxed().toList();

    Interval interval = Interval.of(rows, i -> i, i -> i % 4 == 0 ? 1 : 0);

    double half = 1.96 * Math.sqrt(0.25 * 0.75 / 400);
    assertThat(interval.mean()).isEqualTo(0.25);
    assertThat(interval.low()).isCloseTo(0.25 - half, within(0.006));
    assertThat(interval.high()).isCloseTo(0.25 + half, within(0.006));
  }

  @Test
  void rowsOfOneProgramCountAsOne() {
    List<Integer> rows = List.of(0, 1, 2, 3);

    Interval interval = Interval.of(rows, i -> i / 2, i -> i / 2);

    assertThat(interval).isEqualTo(new Interval(0.5, 0, 1));
  }
}
