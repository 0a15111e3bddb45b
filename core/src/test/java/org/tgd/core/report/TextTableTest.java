package org.tgd.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  private static final List<List<String>> RUNS =
      List.of(
          List.of("run", "domain", "best", "method"),
          List.of("first", "molecule", "0.25", "tgd, grounded critic, rules editor"),
          List.of("second", "radiotherapy", "-", "pareto, no model"));

  @Test
  void aTableThatFitsIsAlignedAndNoMore() {
    assertThat(TextTable.fitted(RUNS, 80)).isEqualTo(TextTable.aligned(RUNS));
  }

  @Test
  void longCellsAreBrokenBetweenWords() {
    assertThat(TextTable.fitted(RUNS, 50))
        .containsExactly(
            "run     domain        best  method",
            "first   molecule      0.25  tgd, grounded critic,",
            "                            rules editor",
            "second  radiotherapy  -     pareto, no model");
  }

  @Test
  void whereThatIsNotEnoughCellsStandBelowEachOther() {
    assertThat(TextTable.fitted(RUNS, 30))
        .containsExactly(
            "first",
            "  domain: molecule",
            "  best: 0.25",
            "  method: tgd, grounded",
            "    critic, rules editor",
            "second",
            "  domain: radiotherapy",
            "  best: -",
            "  method: pareto, no model");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 120})
  void noLineIsLongerAndNoLetterIsLost(int width) {
    SplittableRandom random = new SplittableRandom(width);
    for (int round = 0; round < 200; round++) {
      int columns = random.nextInt(1, 9);
      List<List<String>> rows =
          IntStream.range(0, random.nextInt(2, 6))
              .mapToObj(i -> IntStream.range(0, columns).mapToObj(k -> words(random)).toList())
              .toList();
      List<String> lines = TextTable.fitted(rows, width);
      assertThat(lines).allMatch(line -> line.length() <= width);
      String shown = String.join("", lines).replaceAll("\\s", "");
      rows.get(1).stream()
          .flatMap(cell -> List.of(cell.split(" ", -1)).stream())
          .filter(word -> word.length() < 9)
          .forEach(word -> assertThat(shown).contains(word));
    }
  }

  private static String words(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(0, 6))
        .mapToObj(i -> "abcdefghijklmnopqrstuvwxyz".repeat(2).substring(0, random.nextInt(1, 40)))
        .reduce("", (a, b) -> a + " " + b)
        .strip();
  }
}
