package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Counts the lines that run; instrumented solutions call it. */
public final class Coverage {
  private static final int MANY = 2_000_000;
  private static final BitSet LINES = new BitSet();
  private static final Watched WATCHED = new Watched();

  private Coverage() {}

  /** What the noting of lines depends on; guarded by the set of lines. */
  private static final class Watched {
    private int count;
    private Turning turning;
    private Predicate<String> own = name -> false;
    private Consumer<Turning> tell = turning -> {};
  }

  /** Says whose frames count, and whom to tell where a call turns round. */
  static void watch(Predicate<String> own, Consumer<Turning> tell) {
    synchronized (LINES) {
      WATCHED.own = own;
      WATCHED.tell = tell;
    }
  }

  /** Notes that a line is about to run. */
  public static void line(int number) {
    synchronized (LINES) {
      LINES.set(number);
      if (WATCHED.count++ >= MANY) {
        look(number);
      }
    }
  }

  private static void look(int number) {
    if (WATCHED.turning == null) {
      WATCHED.turning = new Turning(WATCHED.own);
    }
    if (WATCHED.turning.ends(number)) {
      WATCHED.tell.accept(WATCHED.turning);
    }
  }

  /** The lines noted since this was last asked. */
  static List<Object> take() {
    synchronized (LINES) {
      List<Object> lines = numbers(LINES);
      LINES.clear();
      WATCHED.count = 0;
      WATCHED.turning = null;
      return lines;
    }
  }

  /** The lines noted so far. */
  static List<Object> lines() {
    synchronized (LINES) {
      return numbers(LINES);
    }
  }

  /** The numbers in a set, ascending. */
  static List<Object> numbers(BitSet set) {
    List<Object> numbers = new ArrayList<>();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      numbers.add(i);
    }
    return numbers;
  }
}
