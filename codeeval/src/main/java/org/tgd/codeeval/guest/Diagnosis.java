package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a diagnosed solution calls: {@link #at} returns what it is given, so that whatever fails
 * next fails on a line of its own; {@link #caught} keeps the variables of the innermost frame.
 */
public final class Diagnosis {
  private static final ThreadLocal<Caught> LAST = new ThreadLocal<>();
  private static final int MOST = 20;

  private Diagnosis() {}

  /** An exception on its way out, and the variables where it came from. */
  private record Caught(Throwable error, int body, String names, List<Object> values) {}

  /** Keeps the variables of a frame, unless the exception has come through another one before. */
  public static void caught(Throwable error, int body, String names, Object[] values) {
    Caught last = LAST.get();
    if (last == null || last.error() != error) {
      LAST.set(new Caught(error, body, names, Arrays.asList(values)));
    }
  }

  /** The body that the exception came from, -1 if that is not known. */
  static int body(Throwable error) {
    Caught last = LAST.get();
    return last != null && last.error() == error ? last.body() : -1;
  }

  /** Names and short texts of the variables there, in order of their names. */
  static List<Object> locals(Throwable error) {
    List<Object> locals = new ArrayList<>();
    Caught last = LAST.get();
    if (last == null || last.error() != error || last.names().isEmpty()) {
      return locals;
    }
    String[] names = last.names().split(",", -1);
    for (int i = 0; i < Math.min(MOST, names.length); i++) {
      locals.add(List.of(names[i], Shown.of(last.values().get(i))));
    }
    return locals;
  }

  /** Returns true, which no compiler knows. */
  public static boolean yes() {
    return true;
  }

  /** Returns the value. */
  public static <T> T at(T value) {
    return value;
  }

  /** Returns the value. */
  public static boolean at(boolean value) {
    return value;
  }

  /** Returns the value. */
  public static byte at(byte value) {
    return value;
  }

  /** Returns the value. */
  public static short at(short value) {
    return value;
  }

  /** Returns the value. */
  public static char at(char value) {
    return value;
  }

  /** Returns the value. */
  public static int at(int value) {
    return value;
  }

  /** Returns the value. */
  public static long at(long value) {
    return value;
  }

  /** Returns the value. */
  public static float at(float value) {
    return value;
  }

  /** Returns the value. */
  public static double at(double value) {
    return value;
  }
}
