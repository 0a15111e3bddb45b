package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;

class TextsTest {
  private static String lines(String words) {
    return words.replace(' ', '\n');
  }

  @ParameterizedTest
  @CsvSource({
    "a b c, a B c, a b C, a B C",
    "a b c, a b c, a b C, a b C",
    "a b c, a B c, a D c, a B c",
    "a b c, a c, a b c d, a c d",
    "a b c, a x b c, a b c, a x b c",
    "a b c, a b c, b c, b c",
    "x, y, z, y",
  })
  void whatOneChangedAloneIsTakenAndWhereBothDidTheFirstCounts(
      String base, String first, String second, String merged) {
    assertThat(Texts.merged(lines(base), lines(first), lines(second))).isEqualTo(lines(merged));
  }

  @Test
  void aCrossHasEachDifferingLineFromOneOfTheTwo() {
    Parameters first = Parameters.of("t", Variable.parameter("t", lines("a b c d e f")));
    Parameters second = Parameters.of("t", Variable.parameter("t", lines("a B c D e F")));
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      String child = Genetic.crossed(first, second, new SplittableRandom(seed)).get("t").value();
      assertThat(child).matches("a\n[bB]\nc\n[dD]\ne\n[fF]");
      seen.add(child);
    }
    assertThat(seen).hasSize(8);
  }

  @Test
  void numbersCountByTheirRelativeDifferenceAndOtherTokensWhole() {
    assertThat(Texts.distance("x: 10 y: 3", "x: 10 y: 3")).isZero();
    assertThat(Texts.distance("x: 10 y: 3", "x: 9 y: 3")).isCloseTo(0.1, offset(1e-12));
    assertThat(Texts.distance("a < b", "a <= b")).isEqualTo(1);
    assertThat(Texts.distance("a b c", "a c")).isEqualTo(1);
    assertThat(Texts.distance("", "a b")).isEqualTo(2);
  }

  @Test
  void numbersInATextAreFoundWithTheirWords() {
    Numbers numbers = Numbers.of("x[1] = -2.5e-1, y2: 3-4 (7)");
    assertThat(numbers.values()).isEqualTo(List.of("-2.5e-1", "3", "4", "7"));
    assertThat(numbers.value(0)).isEqualTo(-0.25);
    assertThat(numbers.words()).hasSize(5);
    assertThat(Numbers.text(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Numbers.of("").words()).isEqualTo(List.of(""));
  }
}
