package org.tgd.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

class SparkSitesTest {
  private final SparkSites sites = new SparkSites();

  @ParameterizedTest
  @CsvSource({
    "local-spark[2], local[2]",
    "local-spark, local[*]",
    "local-spark[*], local[*]",
    "spark://127.0.0.1:7077, spark://127.0.0.1:7077",
    "'spark://one:7077,two:7077', 'spark://one:7077,two:7077'",
  })
  void wordsOfUsersAreMasters(String words, String master) {
    assertThat(sites.takes(words)).isTrue();
    assertThat(sites.open(words)).isEqualTo(new SparkSite(words, master));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local-spark[0]", "local-spark[x]", "spark://", "spark://host", "spark://h:p"})
  void wordsThatCannotBeRightAreRefused(String words) {
    assertThat(sites.takes(words)).isTrue();
    assertThatThrownBy(() -> sites.open(words))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--on was");
  }

  @Test
  void threadsOfTheProcessAreNotItsBusiness() {
    assertThat(sites.takes("local[2]")).isFalse();
  }
}
