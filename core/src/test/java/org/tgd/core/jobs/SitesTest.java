package org.tgd.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

class SitesTest {
  @TempDir private Path home;

  private Site open(String words) {
    return Sites.open(words, Map.of("TGD_HOME", home.toString()));
  }

  @Test
  void threadsOfThisProcessAreASite() {
    try (Site site = open("local[3]")) {
      assertThat(site.isHere()).isTrue();
      assertThat(site.name()).isEqualTo("local[3]");
    }
    try (Site all = open("local")) {
      int processors = Runtime.getRuntime().availableProcessors();
      assertThat(all.name()).isEqualTo("local[" + processors + "]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[0]", "local[-1]", "local[two]", "lokal", "", "spark", "spark://"})
  void otherWordsAreRefusedWithWhatWouldBeRight(String words) {
    assertThatThrownBy(() -> open(words))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--on was");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local-spark[2]", "spark://127.0.0.1:7077"})
  void whereSparkIsNotThereItIsSaidHowToGetIt(String words) {
    assertThatThrownBy(() -> open(words))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("-Pspark")
        .hasMessageContaining(home.resolve("spark").toString());
  }

  @Test
  void jarsOfAnotherProgramAreRefused() throws Exception {
    Files.createDirectories(home.resolve("spark"));
    Files.writeString(home.resolve("spark/broken.jar"), "no jar");
    assertThatThrownBy(() -> open("local-spark[2]")).isInstanceOf(InputException.class);
  }
}
