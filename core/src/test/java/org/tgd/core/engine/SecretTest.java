package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void printsAsAsterisksAlsoInsideSettings() {
    Secret secret = Secret.of("hush");

    assertThat(secret).hasToString("***");
    assertThat(EngineSettings.DEFAULT.withKey(secret).toString()).doesNotContain("hush");
  }

  @Test
  void isStripped() {
    assertThat(Secret.of(" hush\n").reveal()).isEqualTo("hush");
  }

  @Test
  void mustNotBeBlank() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(" \n"));
  }

  @Test
  void wipesItselfOutOfText() {
    assertThat(Secret.of("a.b").redact("a.b axb a.b")).isEqualTo("*** axb ***");
  }

  @Test
  void masksWhateverLooksLikeAKey() {
    assertThat(Secret.redactKeys("key sk-proj-abc_DEF123 and Bearer xyz.123, task-force one"))
        .isEqualTo("key *** and Bearer *** task-force one");
    assertThat(Secret.of("hush").redact("hush sk-abcdef123")).isEqualTo("*** ***");
  }
}
