package org.tgd.core.llm;

import java.util.List;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Sha256;

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
      String nonce = Sha256.hex(seed).substring(0, LENGTH);
      if (contents.stream().noneMatch(content -> content.contains(nonce))) {
        return nonce;
      }
      seed = nonce + seed;
    }
  }
}
