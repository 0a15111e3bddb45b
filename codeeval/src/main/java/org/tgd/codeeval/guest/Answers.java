package org.tgd.codeeval.guest;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plain JSON of what a method returned; limited in size and depth. */
final class Answers {
  private static final int DEEPEST = 200;
  private int room = 1 << 20;

  /** An answer that is too large or too deep. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
      super(message);
    }
  }

  Object plain(Object x, int depth) throws Unfit, ReflectiveOperationException {
    if (--room < 0) {
      throw new Unfit("the answer has more than 1048576 values");
    }
    if (depth > DEEPEST) {
      throw new Unfit("the answer is nested deeper than 200 levels");
    }
    if (x == null || x instanceof Boolean || x instanceof String) {
      room -= x instanceof String text ? text.length() >> 3 : 0;
      return x;
    }
    Class<?> type = x.getClass();
    if (x instanceof Character) {
      return x.toString();
    }
    if (x instanceof Integer || x instanceof Long || x instanceof Short || x instanceof Byte) {
      return x;
    }
    if (x instanceof Double || x instanceof Float) {
      return real(((Number) x).doubleValue());
    }
    if (type == BigInteger.class && ((BigInteger) x).bitLength() < 200000) {
      return x;
    }
    if (type.isArray()) {
      return array(x, depth);
    }
    if (x instanceof CharSequence && type.getName().startsWith("java.")) {
      return plain(x.toString(), depth);
    }
    boolean known = x instanceof Map || x instanceof Collection || x instanceof Optional;
    return known ? standard(x, depth) : own(x, type, depth);
  }

  private static Object real(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Collections.singletonMap("$float", Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf");
    }
    return x;
  }

  private Object array(Object x, int depth) throws Unfit, ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    int length = Array.getLength(x);
    for (int i = 0; i < length; i++) {
      values.add(plain(Array.get(x, i), depth + 1));
    }
    return values;
  }

  private Object standard(Object x, int depth) throws Unfit, ReflectiveOperationException {
    if (x instanceof Optional) {
      return plain(((Optional<?>) x).orElse(null), depth + 1);
    }
    if (x instanceof Map) {
      List<Object> pairs = new ArrayList<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) x).entrySet()) {
        List<Object> pair = new ArrayList<>();
        pair.add(plain(entry.getKey(), depth + 1));
        pair.add(plain(entry.getValue(), depth + 1));
        pairs.add(pair);
      }
      return Collections.singletonMap("$dict", pairs);
    }
    List<Object> values = new ArrayList<>();
    for (Object element : (Collection<?>) x) {
      values.add(plain(element, depth + 1));
    }
    return x instanceof Set ? Collections.singletonMap("$set", values) : values;
  }

  private Object own(Object x, Class<?> type, int depth)
      throws Unfit, ReflectiveOperationException {
    if (type.getSimpleName().equals("ListNode")) {
      List<Object> values = new ArrayList<>();
      for (Object node = x; node != null; node = get(node, "next")) {
        values.add(plain(get(node, "val"), depth + 1));
      }
      return values;
    }
    return type.getSimpleName().equals("TreeNode") ? tree(x, depth) : opaque(type);
  }

  private Object tree(Object root, int depth) throws Unfit, ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    List<Object> level = new ArrayList<>();
    level.add(root);
    boolean more = true;
    while (more) {
      more = false;
      List<Object> below = new ArrayList<>();
      for (Object node : level) {
        values.add(node == null ? plain(null, 0) : plain(get(node, "val"), depth + 1));
        if (node != null) {
          below.add(get(node, "left"));
          below.add(get(node, "right"));
        }
      }
      for (Object node : below) {
        more |= node != null;
      }
      level = below;
    }
    while (!values.isEmpty() && values.get(values.size() - 1) == null) {
      values.remove(values.size() - 1);
    }
    return values;
  }

  private static Object get(Object node, String name) throws ReflectiveOperationException {
    Field field = node.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(node);
  }

  private static Object opaque(Class<?> type) {
    String name = type.getSimpleName();
    return Collections.singletonMap("$opaque", name.substring(0, Math.min(100, name.length())));
  }
}
