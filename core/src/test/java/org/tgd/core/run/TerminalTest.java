package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.EngineException;

class TerminalTest {
  private final StringWriter shown = new StringWriter();

  private Terminal typing(String text) {
    return new Terminal(new BufferedReader(new StringReader(text)), new PrintWriter(shown));
  }

  @Test
  void anAnswerEndsWithAnEmptyLineAndTheNextOneBeginsAfterIt() {
    Terminal terminal = typing("raise x\n  a lot  \n\n\nlower y\n\n");
    assertThat(terminal.answer("What now?")).isEqualTo("raise x\na lot");
    assertThat(terminal.answer("And now?")).isEmpty();
    assertThat(terminal.answer("And then?")).isEqualTo("lower y");
    assertThat(shown.toString()).startsWith("What now?").contains("And now?");
  }

  @Test
  void whereTheInputHasEndedTheRunStopsAndCanBeResumed() {
    Terminal terminal = typing("");
    assertThatThrownBy(() -> terminal.answer("What now?"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("nobody answers")
        .satisfies(e -> assertThat(((EngineException) e).retriable()).isFalse());
  }
}
