package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

class SettingsTest {
  @Test
  void samplingTakesTheEndsOfItsRanges() {
    assertThat(Sampling.DEFAULT.withTemperature(0).temperature()).hasValue(0);
    assertThat(Sampling.DEFAULT.withTemperature(2).temperature()).hasValue(2);
    assertThat(Sampling.DEFAULT.withTopP(1).topP()).hasValue(1);
    assertThat(Sampling.DEFAULT.withMaxTokens(1).maxTokens()).isEqualTo(1);
    assertThat(Sampling.DEFAULT.withSeed(-3).seed()).hasValue(-3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 2.1, Double.NaN})
  void samplingRefusesABadTemperature(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sampling.DEFAULT.withTemperature(value))
        .withMessageContaining("temperature was " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0, 1.1, Double.NaN})
  void samplingRefusesABadTopP(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sampling.DEFAULT.withTopP(value))
        .withMessageContaining("top-p was " + value);
  }

  @Test
  void samplingRefusesAnswersWithoutTokens() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sampling.DEFAULT.withMaxTokens(0));
  }

  @Test
  void baseUrlIsKept() {
    assertThat(EngineSettings.DEFAULT.withBaseUrl(" https://a.example/v1 ").baseUrl())
        .contains(URI.create("https://a.example/v1"));
    assertThat(EngineSettings.DEFAULT.withBaseUrl("http://localhost:8080/v1").baseUrl())
        .contains(URI.create("http://localhost:8080/v1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8080", "ftp://a/b", "http:///v1", "a b", "/v1"})
  void baseUrlMustBeAnAddressOfAServer(String url) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> EngineSettings.DEFAULT.withBaseUrl(url))
        .withMessageContaining("'" + url + "'")
        .withMessageContaining("http://localhost:8080/v1");
  }

  @Test
  void keyComesFromTheEnvironment() {
    EngineSettings settings =
        EngineSettings.DEFAULT.withKeyFrom(Map.of("OPENAI_API_KEY", "k1"), "OPENAI_API_KEY");

    assertThat(settings.key().orElseThrow().reveal()).isEqualTo("k1");
  }

  @Test
  void anUnsetOrBlankVariableIsNoKey() {
    assertThat(EngineSettings.DEFAULT.withKeyFrom(Map.of(), "K").key()).isEmpty();
    assertThat(EngineSettings.DEFAULT.withKeyFrom(Map.of("K", " "), "K").key()).isEmpty();
  }

  @Test
  void otherSettingsStayWhenOneChanges() {
    EngineSettings settings =
        EngineSettings.DEFAULT
            .withBaseUrl("http://a/v1")
            .withKey(Secret.of("k"))
            .withSampling(Sampling.DEFAULT.withSeed(1))
            .withTimeout(Duration.ofSeconds(9));

    assertThat(settings.baseUrl()).isPresent();
    assertThat(settings.key()).isPresent();
    assertThat(settings.sampling().seed()).hasValue(1);
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void timeoutMustBeAboveZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineSettings.DEFAULT.withTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineSettings.DEFAULT.withTimeout(Duration.ofMillis(-1)));
  }

  @Test
  void promptsAndCompletionsRefuseNegativeNumbers() {
    assertThat(Prompt.of("s", "u")).isEqualTo(new Prompt("s", "u", 0));
    assertThat(Prompt.of("s", "u").withSample(3).sample()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> new Prompt("", "", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Completion("", -1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Completion("", 0, -1, false));
    assertThat(new Completion("", 2, 3, false).tokens()).isEqualTo(5);
  }
}
