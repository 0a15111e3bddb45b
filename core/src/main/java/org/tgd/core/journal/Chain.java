package org.tgd.core.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Binds the lines of a file to one another: each ends with the SHA-256 of the hash before it and of
 * its own text, so no line can be changed, moved, dropped or put in without a trace in all that
 * follow. Anyone can compute it anew; what it binds the run to is the manifest, of whose bytes the
 * first hash is made, and the result, which names the last. Not thread-safe.
 */
final class Chain {
  private static final byte[] OPENING = ",\"chain\":\"".getBytes(UTF_8);
  private static final byte[] CLOSING = "\"}".getBytes(UTF_8);
  private static final int HEX = 64;
  private static final int SUFFIX = OPENING.length + HEX + CLOSING.length;

  private final MessageDigest digest = Sha256.digest();
  private byte[] head;

  Chain(String seed) {
    this(Sha256.hex(seed).getBytes(UTF_8));
  }

  private Chain(byte[] head) {
    this.head = head;
  }

  /** A chain that goes on after the line with that hash. */
  static Chain after(String head) {
    return new Chain(head.getBytes(UTF_8));
  }

  /** The hash of the last line, or of the seed. */
  String head() {
    return new String(head, UTF_8);
  }

  /** The line with its hash; {@code body} is a JSON object without it. */
  String bind(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    head = hash(bytes, bytes.length - 1);
    return body.substring(0, body.length() - 1)
        + new String(OPENING, UTF_8)
        + head()
        + new String(CLOSING, UTF_8);
  }

  /** Of the hash before, of so many bytes and of a closing brace. */
  private byte[] hash(byte[] line, int end) {
    digest.update(head);
    digest.update(line, 0, end);
    digest.update((byte) '}');
    return HexFormat.of().formatHex(digest.digest()).getBytes(UTF_8);
  }

  /**
   * Goes on to the next line.
   *
   * @param where the file and line, for the message
   * @return the bytes of its body but for the brace that closes it
   * @throws JournalException if the line does not follow the one before it
   */
  int follow(byte[] line, int length, String where) {
    int end = length - SUFFIX;
    if (end < 1 || !Arrays.equals(line, end, end + OPENING.length, OPENING, 0, OPENING.length)) {
      throw new JournalException(where + ": has no hash; the line was changed");
    }
    byte[] next = hash(line, end);
    int hex = end + OPENING.length;
    if (!Arrays.equals(line, hex, hex + HEX, next, 0, HEX)
        || !Arrays.equals(line, hex + HEX, length, CLOSING, 0, CLOSING.length)) {
      throw new JournalException(
          where
              + ": does not fit the hash before it; the run differs from its journal, since this"
              + " line, one before it or the manifest was changed");
    }
    head = next;
    return end;
  }
}
