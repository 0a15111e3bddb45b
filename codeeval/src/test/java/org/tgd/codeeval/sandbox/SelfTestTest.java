package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfTestTest {
  private static Reply found(String environment, String init, String wrote, int processes) {
    return new Reply.Message(
        "{\"op\":\"probe\",\"found\":{\"environment\":[%s],\"init\":\"%s\",\"wrote\":[%s],\"network\":[],\"processes\":%d}}"
            .formatted(environment, init, wrote, processes));
  }

  @Test
  void findsNothingWrongWithASoundSandbox() {
    assertThat(SelfTest.problems(found("\"PWD\"", "", "", 3))).isEmpty();
  }

  @Test
  void namesEveryLeak() {
    assertThat(SelfTest.problems(found("\"API_KEY\"", "OPENAI_API_KEY=sk\\u0000", "\"/etc\"", 99)))
        .containsExactly(
            "the environment holds API_KEY",
            "/proc/1/environ shows OPENAI_API_KEY",
            "/etc can be written to",
            "99 processes can be seen");
  }

  @Test
  void distrustsSilence() {
    var stopped = new Reply.Stopped(Reply.Cause.EXIT, "gone");
    assertThat(SelfTest.problems(stopped)).hasSize(1);
    assertThat(SelfTest.problems(new Reply.Message("[1"))).hasSize(1);
  }
}
