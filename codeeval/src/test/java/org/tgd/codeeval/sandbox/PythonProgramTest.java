package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Linux takes no argument of 128 kB; a compiled program that is longer is handed over all the same.
 */
class PythonProgramTest {
  @Test
  void longProgramsAreHandedOverInParts() {
    Program first = new Program(List.of("/usr/bin/python3"), List.of(), Optional.empty(), true);
    String text = "x".repeat(250_000);

    Program loaded = PythonProgram.compiled(first, false, "{\"compiled\": \"" + text + "\"}");

    assertThat(loaded.command()).allMatch(argument -> argument.length() < 131_072);
    assertThat(String.join("", loaded.command())).contains(text);
    assertThat(PythonProgram.compiled(first, false, "{}")).isSameAs(first);
  }
}
