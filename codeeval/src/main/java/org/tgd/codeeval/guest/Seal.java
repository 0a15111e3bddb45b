package org.tgd.codeeval.guest;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Takes {@code sun.misc.Unsafe} out of use, by which a program can read and write all memory of its
 * machine: the class forwards to an object of the JDK, which is taken from it. From Java 23 on the
 * machine is started with an option for that.
 */
public final class Seal {
  /** The first Java with the option {@code --sun-misc-unsafe-memory-access}. */
  public static final int HAS_OPTION = 23;

  private Seal() {}

  /** By handles: the first call of such a method by reflection takes three times as long. */
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
      Object place =
          (Object)
              method(unsafe, "staticFieldBase", Object.class, Field.class).invokeExact(forwarded);
      long offset =
          (long)
              method(unsafe, "staticFieldOffset", long.class, Field.class).invokeExact(forwarded);
      method(unsafe, "putObject", void.class, Object.class, long.class, Object.class)
          .invokeExact(place, offset, (Object) null);
    } catch (ClassNotFoundException e) {
      return; // a machine without the module that has it
    } catch (Throwable e) { // whatever it is, no solution may be loaded
      throw new IllegalStateException("cannot take Unsafe out of use", e);
    }
  }

  private static MethodHandle method(
      Object unsafe, String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    return MethodHandles.publicLookup()
        .findVirtual(unsafe.getClass(), name, MethodType.methodType(result, parameters))
        .bindTo(unsafe);
  }
}
