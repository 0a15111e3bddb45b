package org.tgd.codeeval.verdict;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Numbers that no solution can guess. */
final class Nonces {
  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
