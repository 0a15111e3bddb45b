package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Token counts without a tokenizer. */
final class Tokens {
  /** Room for what a chat template puts around one message. */
  private static final long TEMPLATE = 32;

  private static final int BYTES_PER_TOKEN = 4;

  /** What servers charge for a small picture, some hundred tokens, with room. */
  private static final long IMAGE = 1_600;

  private Tokens() {}

  /** An estimate: one token for each four bytes of UTF-8 begun. */
  static long estimate(String text) {
    return (bytes(text) + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }

  /** An estimate of what a prompt takes. */
  static long estimate(Prompt prompt) {
    return estimate(prompt.system()) + estimate(prompt.user()) + IMAGE * prompt.images().size();
  }

  /** A bound: a token is at least one byte, and each message is wrapped in a few more. */
  static long atMost(Prompt prompt) {
    return bytes(prompt.system())
        + bytes(prompt.user())
        + 2 * TEMPLATE
        + IMAGE * prompt.images().size();
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
