package org.tgd.core.engine;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name under which an answer is kept: SHA-256 over model, all settings, both messages, the
 * sample index and images, each with its length before it, so that no two different questions are
 * written the same.
 */
final class CacheKey {
  private static final String VERSION = "tgd-cache-1";

  private final MessageDigest digest;

  private CacheKey(MessageDigest digest) {
    this.digest = digest;
  }

  /** The key as 64 hexadecimal digits. */
  static String of(ModelIdentity identity, Prompt prompt) {
    var key = new CacheKey(sha256());
    key.text(VERSION);
    key.text(identity.model());
    key.number(identity.settings().size());
    identity
        .settings()
        .forEach(
            (name, value) -> {
              key.text(name);
              key.text(value);
            });
    key.text(prompt.system());
    key.text(prompt.user());
    key.number(prompt.sample());
    prompt.field().ifPresent(key::text);
    prompt.images().forEach(image -> key.text(image.fileName()));
    return HexFormat.of().formatHex(key.digest.digest());
  }

  private void number(int value) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
  }

  /** Characters as they are: an encoding would map all broken surrogates to the same. */
  private void text(String text) {
    number(text.length());
    var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
    bytes.asCharBuffer().put(text);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
