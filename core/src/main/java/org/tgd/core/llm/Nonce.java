package org.tgd.core.llm;

import java.util.List;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Sha256;

/**
 * The part of a prompt's tags that no content can contain: drawn from a hash of the place in the
 * run and of all content, and again until it occurs in none of it. The same run gives the same
 * nonces. They are hexadecimal, but of letters only at first: tokenizers take each digit apart, and
 * the tags are a tenth of a prompt.
 */
final class Nonce {
  private static final int LENGTH = 8;

  /** After so many draws of letters somebody has put all of them into the content. */
  private static final int DRAWS = 4;

  private Nonce() {}

  static String of(List<String> contents) {
    String seed = Journal.place() + "\n" + String.join("\n", contents);
    for (int draw = 0; ; draw++) {
      String hash = Sha256.hex(seed);
      String nonce = draw < DRAWS ? letters(hash) : hash.substring(0, LENGTH);
      if (contents.stream().noneMatch(content -> content.contains(nonce))) {
        return nonce;
      }
      seed = nonce + seed;
    }
  }

  /** A letter from a to f for each byte of the hash's beginning. */
  private static String letters(String hash) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append((char) ('a' + Integer.parseInt(hash.substring(2 * i, 2 * i + 2), 16) % 6));
    }
    return letters.toString();
  }
}
