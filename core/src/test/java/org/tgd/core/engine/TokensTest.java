package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void estimatesOneTokenForEachFourBytesBegun() {
    assertThat(Tokens.estimate("")).isZero();
    assertThat(Tokens.estimate("1")).isEqualTo(1);
    assertThat(Tokens.estimate("1234")).isEqualTo(1);
    assertThat(Tokens.estimate("12345")).isEqualTo(2);
    assertThat(Tokens.estimate("\u00e9\u00e9\u00e9")).isEqualTo(2);
    assertThat(Tokens.estimate(Prompt.of("12345", "1"))).isEqualTo(3);
  }

  @Test
  void boundsAPromptByItsBytesAndTwoTemplates() {
    assertThat(Tokens.atMost(Prompt.of("\u00e9", "123"))).isEqualTo(2 + 3 + 64);
  }
}
