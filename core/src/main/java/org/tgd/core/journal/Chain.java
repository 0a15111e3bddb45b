package org.tgd.core.journal;

/**
 * Binds the lines of a file to one another: each ends with the SHA-256 of the hash before it and of
 * its own text, so no line can be changed, moved, dropped or put in without a trace in all that
 * follow. Anyone can compute it anew; what it binds the run to is the manifest, of whose bytes the
 * first hash is made, and the result, which names the last. Not thread-safe.
 */
final class Chain {
  private static final String OPENING = ",\"chain\":\"";
  private static final int HEX = 64;
  private static final int SUFFIX = OPENING.length() + HEX + 2;

  private String head;

  Chain(String seed) {
    head = Sha256.hex(seed);
  }

  /** The hash of the last line, or of the seed. */
  String head() {
    return head;
  }

  /** The line with its hash; {@code body} is a JSON object without it. */
  String bind(String body) {
    head = Sha256.hex(head + body);
    return body.substring(0, body.length() - 1) + OPENING + head + "\"}";
  }

  /**
   * The body of the next line.
   *
   * @param where the file and line, for the message
   * @throws JournalException if the line does not follow the one before it
   */
  String unbind(String line, String where) {
    int end = line.length() - SUFFIX;
    if (end < 1 || !line.startsWith(OPENING, end)) {
      throw new JournalException(where + ": has no hash; the line was changed");
    }
    String body = line.substring(0, end) + "}";
    if (!bind(body).equals(line)) {
      throw new JournalException(
          where
              + ": does not fit the hash before it; the run differs from its journal, since this"
              + " line, one before it or the manifest was changed");
    }
    return body;
  }
}
