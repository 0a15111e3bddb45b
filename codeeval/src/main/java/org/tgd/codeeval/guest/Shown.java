package org.tgd.codeeval.guest;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.function.Function;

/** A short text of plain values; of others only the type, so that no code of the solution runs. */
final class Shown {
  private static final int LONGEST = 300;
  private static final int LONGEST_TEXT = 120;
  private static final int DEEPEST = 3;
  private static final int MOST = 12;
  private static final int BITS = 1000;

  /** Classes whose own code alone runs when they are walked through; none of a subclass. */
  private static final Set<Class<?>> COLLECTIONS =
      Set.of(
          ArrayList.class,
          LinkedList.class,
          ArrayDeque.class,
          Vector.class,
          Stack.class,
          HashSet.class,
          LinkedHashSet.class,
          TreeSet.class,
          PriorityQueue.class,
          Arrays.asList().getClass(),
          List.of().getClass(),
          List.of(1).getClass());

  private static final Set<Class<?>> MAPS =
      Set.of(HashMap.class, LinkedHashMap.class, TreeMap.class);
  private static final Set<Class<?>> SCALARS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BitSet.class);

  private Shown() {}

  static String of(Object x) {
    try {
      String text = text(x, 0);
      return text.substring(0, Math.min(LONGEST, text.length()));
    } catch (RuntimeException e) { // another thread changes it
      return "<" + name(x.getClass()) + ">";
    }
  }

  private static String text(Object x, int depth) {
    if (x == null) {
      return "null";
    }
    Class<?> type = x.getClass();
    if (x instanceof Character) {
      return "'" + x + "'";
    } else if (x instanceof String text) {
      return quoted(text);
    } else if (type == BigInteger.class && ((BigInteger) x).bitLength() > BITS) {
      return "a BigInteger of " + ((BigInteger) x).bitLength() + " bits";
    } else if (SCALARS.contains(type) || type == BigInteger.class) {
      return cut(x.toString());
    } else if (x instanceof StringBuilder || x instanceof StringBuffer) {
      CharSequence text = (CharSequence) x;
      return quoted(text.subSequence(0, Math.min(LONGEST_TEXT + 1, text.length())).toString());
    }
    return depth < DEEPEST ? inside(x, type, depth) : "<" + name(type) + ">";
  }

  private static String inside(Object x, Class<?> type, int depth) {
    if (type.isArray()) {
      int length = Array.getLength(x);
      List<Object> first = new ArrayList<>();
      for (int i = 0; i < Math.min(MOST, length); i++) {
        first.add(Array.get(x, i));
      }
      return listed("[]", first, length, y -> text(y, depth + 1));
    } else if (COLLECTIONS.contains(type)) {
      java.util.Collection<?> all = (java.util.Collection<?>) x;
      return listed(x instanceof Set ? "{}" : "[]", all, all.size(), y -> text(y, depth + 1));
    } else if (MAPS.contains(type)) {
      Set<? extends Map.Entry<?, ?>> entries = ((Map<?, ?>) x).entrySet();
      return listed(
          "{}",
          entries,
          entries.size(),
          y -> text(y.getKey(), depth + 1) + ": " + text(y.getValue(), depth + 1));
    }
    return "<" + name(type) + ">";
  }

  private static <T> String listed(
      String brackets, Iterable<T> values, int size, Function<T, String> text) {
    StringBuilder out = new StringBuilder().append(brackets.charAt(0));
    Iterator<T> each = values.iterator();
    for (int i = 0; i < MOST && each.hasNext(); i++) {
      out.append(i == 0 ? "" : ", ").append(text.apply(each.next()));
    }
    return out.append(size > MOST ? ", ..." : "").append(brackets.charAt(1)).toString();
  }

  private static String quoted(String text) {
    return '"' + cut(text) + '"';
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }

  private static String name(Class<?> type) {
    String name = type.isHidden() ? "lambda" : type.getSimpleName(); // hidden names vary
    return name.substring(0, Math.min(60, name.length()));
  }
}
