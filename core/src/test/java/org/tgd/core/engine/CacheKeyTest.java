package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
  private static final ModelIdentity MODEL = identity("m", Map.of("a", "1", "b", "2"));

  @Test
  void isTheSameForTheSameQuestionInEveryProcess() {
    assertThat(CacheKey.of(MODEL, Prompt.of("s", "u")))
        .isEqualTo("7cb296effa4a7438e983e0c0a3c659fd7e33ce4a056eb8dc784d1511c02265b9")
        .isEqualTo(CacheKey.of(identity("m", Map.of("b", "2", "a", "1")), Prompt.of("s", "u")));
  }

  @Test
  void differsWithEachPartOfTheQuestion() {
    String key = CacheKey.of(MODEL, Prompt.of("s", "u"));

    assertThat(CacheKey.of(MODEL, Prompt.of("t", "u"))).isNotEqualTo(key);
    assertThat(CacheKey.of(MODEL, Prompt.of("s", "v"))).isNotEqualTo(key);
    assertThat(CacheKey.of(MODEL, new Prompt("s", "u", 1))).isNotEqualTo(key);
    assertThat(CacheKey.of(identity("n", MODEL.settings()), Prompt.of("s", "u"))).isNotEqualTo(key);
    assertThat(CacheKey.of(identity("m", Map.of("a", "1", "b", "3")), Prompt.of("s", "u")))
        .isNotEqualTo(key);
    assertThat(CacheKey.of(identity("m", Map.of("a", "1", "c", "2")), Prompt.of("s", "u")))
        .isNotEqualTo(key);
    assertThat(CacheKey.of(identity("m", Map.of("a", "1")), Prompt.of("s", "u"))).isNotEqualTo(key);
  }

  @Test
  void theBorderBetweenSystemAndUserCannotBeMoved() {
    assertThat(CacheKey.of(MODEL, Prompt.of("ab", "c")))
        .isNotEqualTo(CacheKey.of(MODEL, Prompt.of("a", "bc")));
    assertThat(CacheKey.of(MODEL, Prompt.of("", "abc")))
        .isNotEqualTo(CacheKey.of(MODEL, Prompt.of("abc", "")));
    assertThat(CacheKey.of(MODEL, Prompt.of("a\0\0\0\1b", "")))
        .isNotEqualTo(CacheKey.of(MODEL, Prompt.of("a", "b")));
  }

  @Test
  void theBorderBetweenSettingsAndMessagesCannotBeMoved() {
    assertThat(CacheKey.of(identity("m", Map.of("s", "u")), Prompt.of("x", "y")))
        .isNotEqualTo(CacheKey.of(identity("m", Map.of()), Prompt.of("su", "xy")));
    assertThat(CacheKey.of(identity("m", Map.of("ab", "c")), Prompt.of("", "")))
        .isNotEqualTo(CacheKey.of(identity("m", Map.of("a", "bc")), Prompt.of("", "")));
  }

  @Test
  void brokenSurrogatesAreNotAllTheSame() {
    assertThat(CacheKey.of(MODEL, Prompt.of("", "\ud800")))
        .isNotEqualTo(CacheKey.of(MODEL, Prompt.of("", "\ud801")))
        .isNotEqualTo(CacheKey.of(MODEL, Prompt.of("", "?")));
  }

  private static ModelIdentity identity(String model, Map<String, String> settings) {
    return new ModelIdentity(model, new TreeMap<>(settings));
  }
}
