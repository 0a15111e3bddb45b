package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {
  private static boolean right(String rule, String expected, String actual) {
    return Printed.firstDifference(
            rule.isEmpty() ? Printed.USUAL : Comparison.parse(rule),
            expected.replace("~", "\n").replace("_", " "),
            actual.replace("~", "\n").replace("_", " "))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''          | 1 2       | 1  2~",
        "''          | 1~2~      | 1_~2~~~",
        "''          | ''        | ~~",
        "''          | 0.333333  | 0.3333333333",
        "''          | 5         | 5.0",
        "''          | YES 1.50  | YES 1.5",
        "float:0.1   | 2.0       | 2.1",
        "exact       | a b       | a b",
      })
  void theseAreRight(String rule, String expected, String actual) {
    assertThat(right(rule, expected, actual)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''          | 1 2       | 1~2",
        "''          | 1~~2      | 1~2",
        "''          | YES       | yes",
        "''          | 5         | 5.0000001",
        "''          | 0.5       | 0.51",
        "''          | 0.5       | nan",
        "''          | 1000000   | 1000001",
        "''          | 1 2       | 1 2 3",
        "''          | 1         | ''",
        "exact       | 0.3333333 | 0.33333333",
        "''          | 1e400     | 1e401",
      })
  void theseAreWrong(String rule, String expected, String actual) {
    assertThat(right(rule, expected, actual)).isFalse();
  }
}
