package org.tgd.codeeval.guest;

import java.util.List;

/** Values where the language takes them without a cast: boxed, unboxed and widened. */
final class Widening {
  private static final List<Class<?>> ORDER =
      List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);
  private static final List<Class<?>> PRIMITIVES =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private Widening() {}

  /** The value as that type; null if the language would want a cast, or for null. */
  static Object of(Class<?> wanted, Object value) {
    if (wanted == boolean.class || wanted == char.class) {
      Class<?> boxed = wanted == boolean.class ? Boolean.class : Character.class;
      return boxed.isInstance(value) ? value : null;
    }
    int to = PRIMITIVES.indexOf(wanted);
    if (to < 0) {
      return wanted.isInstance(value) ? value : null;
    }
    Object number = value instanceof Character c && to >= 2 ? Integer.valueOf(c) : value;
    int from = number == null ? -1 : ORDER.indexOf(number.getClass());
    return from < 0 || from > to ? null : widened(to, (Number) number);
  }

  private static Object widened(int to, Number number) {
    return switch (to) {
      case 0 -> number.byteValue();
      case 1 -> number.shortValue();
      case 2 -> (Object) number.intValue();
      case 3 -> number.longValue();
      case 4 -> number.floatValue();
      default -> number.doubleValue();
    };
  }
}
