package org.tgd.codeeval.guest;

import java.lang.reflect.Array;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;

/**
 * What test code gets from a solution beside it: values of the JDK's own classes, in which no code
 * of the solution answers when they are compared.
 */
public final class Plain {
  private static final int DEEPEST = 200;

  private Plain() {}

  /** The plain value of what a solution returned; fails on an object of one of its classes. */
  @SuppressWarnings("unchecked") // the copy has the type that the method promised, or fails there
  public static <T> T of(T value) {
    return (T) plain(value, 0);
  }

  /** Returns the value. */
  public static boolean of(boolean value) {
    return value;
  }

  /** Returns the value. */
  public static byte of(byte value) {
    return value;
  }

  /** Returns the value. */
  public static short of(short value) {
    return value;
  }

  /** Returns the value. */
  public static char of(char value) {
    return value;
  }

  /** Returns the value. */
  public static int of(int value) {
    return value;
  }

  /** Returns the value. */
  public static long of(long value) {
    return value;
  }

  /** Returns the value. */
  public static float of(float value) {
    return value;
  }

  /** Returns the value. */
  public static double of(double value) {
    return value;
  }

  private static Object plain(Object x, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("the answer is nested deeper than " + DEEPEST + " levels");
    }
    if (x instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        Array.set(array, i, plain(array[i], depth + 1));
      }
      return array;
    } else if (x instanceof Map<?, ?> map) {
      return map(map, depth);
    } else if (x instanceof Collection<?> collection) {
      return collection(collection, depth);
    } else if (x instanceof Map.Entry<?, ?> entry) {
      return new AbstractMap.SimpleEntry<>(
          plain(entry.getKey(), depth + 1), plain(entry.getValue(), depth + 1));
    } else if (x instanceof Optional<?> optional) {
      return optional.map(inner -> plain(inner, depth + 1));
    }
    return scalar(x);
  }

  private static Object scalar(Object x) {
    if (x != null && !x.getClass().isArray() && foreign(x.getClass())) {
      throw new IllegalStateException(
          "the solution returned an object of its class " + x.getClass().getSimpleName());
    }
    return x;
  }

  private static boolean foreign(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader != ClassLoader.getPlatformClassLoader();
  }

  private static Object collection(Collection<?> x, int depth) {
    List<Object> elements = new ArrayList<>();
    for (Object element : x) {
      elements.add(plain(element, depth + 1));
    }
    return like(x, elements);
  }

  /** Copies an element. */
  interface Copying {
    /** The copy. */
    Object of(Object element) throws NotPlain;
  }

  /** A collection, map or entry of the JDK's own classes and of that kind, with copied elements. */
  static Object likeness(Object x, Copying copying) throws NotPlain {
    if (x instanceof Map.Entry<?, ?> entry) {
      return new AbstractMap.SimpleEntry<>(
          copying.of(entry.getKey()), copying.of(entry.getValue()));
    } else if (x instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(copying.of(entry.getKey()), copying.of(entry.getValue()));
      }
      return like(map, copy);
    }
    List<Object> elements = new ArrayList<>();
    for (Object element : (Collection<?>) x) {
      elements.add(copying.of(element));
    }
    String name = x.getClass().getName();
    if (name.equals("java.util.Arrays$ArrayList")) {
      return Arrays.asList(elements.toArray());
    }
    boolean fixed = name.startsWith("java.util.ImmutableCollections$List");
    return fixed ? List.of(elements.toArray()) : like((Collection<?>) x, elements);
  }

  @SuppressWarnings("JdkObsolete") // what the method promised may be of these classes
  private static Object like(Collection<?> x, List<Object> elements) {
    if (x instanceof SortedSet) {
      return new TreeSet<>(elements); // a comparator is code of the solution
    } else if (x instanceof HashSet && !(x instanceof LinkedHashSet)) {
      return new HashSet<>(elements);
    } else if (x instanceof Set) {
      return new LinkedHashSet<>(elements);
    } else if (x instanceof Vector) {
      Vector<Object> copy = x instanceof Stack ? new Stack<>() : new Vector<>();
      copy.addAll(elements);
      return copy;
    } else if (x instanceof LinkedList) {
      return new LinkedList<>(elements);
    } else if (x instanceof Queue && !(x instanceof List)) {
      return x instanceof Deque ? new ArrayDeque<>(elements) : new PriorityQueue<>(elements);
    }
    return elements;
  }

  private static Map<Object, Object> map(Map<?, ?> x, int depth) {
    Map<Object, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : x.entrySet()) {
      copy.put(plain(entry.getKey(), depth + 1), plain(entry.getValue(), depth + 1));
    }
    return like(x, copy);
  }

  private static Map<Object, Object> like(Map<?, ?> x, Map<Object, Object> copy) {
    if (x instanceof SortedMap) {
      return new TreeMap<>(copy);
    }
    return x instanceof HashMap && !(x instanceof LinkedHashMap) ? new HashMap<>(copy) : copy;
  }
}
