package org.tgd.core;

import java.util.SplittableRandom;

/** Text as a broken disk, a wrong encoding or a careless editor leaves it. */
public final class DamagedText {
  private DamagedText() {}

  /** The text with one to six damages: characters changed, cut out, doubled, digits put in. */
  public static String of(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(6); i >= 0 && damaged.length() > 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(5)) {
        case 0 -> damaged.setCharAt(at, (char) random.nextInt(1, 0x250));
        case 1 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(1, 60)));
        case 2 -> damaged.insert(at, text, 0, random.nextInt(text.length()));
        case 3 -> damaged.insert(at, "9".repeat(random.nextInt(1, 12)));
        default -> damaged.setLength(at);
      }
    }
    return damaged.toString();
  }
}
