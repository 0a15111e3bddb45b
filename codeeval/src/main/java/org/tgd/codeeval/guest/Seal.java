package org.tgd.codeeval.guest;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Takes {@code sun.misc.Unsafe} out of use, by which a program can read and write all memory of its
 * machine: the class forwards to an object of the JDK, which is taken from it. From Java 23 on the
 * machine is started with an option for that.
 */
final class Seal {
  private static final int HAS_OPTION = 23;

  private Seal() {}

  static void close() {
    if (Runtime.version().feature() >= HAS_OPTION) {
      return;
    }
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field own = type.getDeclaredField("theUnsafe");
      own.setAccessible(true);
      Object unsafe = own.get(null);
      Field forwarded = type.getDeclaredField("theInternalUnsafe");
      Method base = type.getMethod("staticFieldBase", Field.class);
      Method offset = type.getMethod("staticFieldOffset", Field.class);
      Method put = type.getMethod("putObject", Object.class, long.class, Object.class);
      Object place = base.invoke(unsafe, forwarded);
      put.invoke(unsafe, place, offset.invoke(unsafe, forwarded), null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot take Unsafe out of use", e);
    }
  }
}
