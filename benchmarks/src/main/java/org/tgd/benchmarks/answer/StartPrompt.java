package org.tgd.benchmarks.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The prompt with which a search begins unless another is given. */
public final class StartPrompt {
  private StartPrompt() {}

  /** Its text. */
  public static String text() {
    try (InputStream in = StartPrompt.class.getResourceAsStream("start-prompt.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
