package org.tgd.core.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tgd.core.run.Journal;

/**
 * The part of a prompt's tags that no content can contain: a hash of the place in the run and of
 * all content, drawn again until it occurs in none of it. The same run gives the same nonces.
 */
final class Nonce {
  private static final int LENGTH = 8;

  private Nonce() {}

  static String of(List<String> contents) {
    String seed = Journal.place() + "\n" + String.join("\n", contents);
    while (true) {
      String nonce = sha256(seed.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
      if (contents.stream().noneMatch(content -> content.contains(nonce))) {
        return nonce;
      }
      seed = nonce + seed;
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
