package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts the lines that run; instrumented solutions call it. */
public final class Coverage {
  private static final BitSet LINES = new BitSet();

  private Coverage() {}

  /** Notes that a line is about to run. */
  public static void line(int number) {
    synchronized (LINES) {
      LINES.set(number);
    }
  }

  /** The lines noted since this was last asked. */
  static List<Object> take() {
    synchronized (LINES) {
      List<Object> lines = new ArrayList<>();
      for (int i = LINES.nextSetBit(0); i >= 0; i = LINES.nextSetBit(i + 1)) {
        lines.add(i);
      }
      LINES.clear();
      return lines;
    }
  }
}
