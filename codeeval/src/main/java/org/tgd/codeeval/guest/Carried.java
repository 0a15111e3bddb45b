package org.tgd.codeeval.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Array;
import java.util.Base64;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values on their way between the machine of a test and that of a solution: those of the JDK's
 * plain classes, with their exact classes, and what is one object stays one. Nothing else is let
 * in, so no code of the other side ever runs.
 */
final class Carried {
  private static final int DEEPEST = 200;
  private static final Set<String> LANGUAGE =
      Set.of(
          "Integer",
          "Long",
          "Short",
          "Byte",
          "Character",
          "Boolean",
          "Double",
          "Float",
          "String",
          "Number",
          "Object",
          "StringBuilder",
          "AbstractStringBuilder");
  private static final Set<String> COLLECTIONS =
      Set.of(
          "ArrayList",
          "LinkedList",
          "Vector",
          "Stack",
          "ArrayDeque",
          "PriorityQueue",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "AbstractMap$SimpleEntry",
          "Arrays$ArrayList",
          "CollSer");
  private static final String UTIL = "java.util.";

  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();

  private final boolean asLiterals;

  private Carried(boolean asLiterals) {
    this.asLiterals = asLiterals;
  }

  /** As text; fails on what is not plain. */
  static String pack(Object[] values) throws NotPlain {
    Object[] portable = (Object[]) new Carried(false).copy(values, 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(portable);
    } catch (IOException | StackOverflowError e) {
      throw new NotPlain("a value cannot be carried over: " + e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /**
   * The values of such a text, of which nothing is trusted.
   *
   * @param sent what was sent before and comes back after the first of the values; texts among it
   *     stay the same objects
   */
  static Object[] unpack(String text, Object... sent) throws NotPlain {
    return new Carried(false).read(text, sent);
  }

  /**
   * The arguments of a call. Tests write their texts as literals, and of equal literals a program
   * has one object, which programs that compare by {@code ==} rely on.
   */
  static Object[] unpackArguments(String text) throws NotPlain {
    return new Carried(true).read(text);
  }

  private Object[] read(String text, Object... sent) throws NotPlain {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(Carried::judge);
      Object[] values = (Object[]) in.readObject();
      for (int i = 0; i < sent.length && i + 1 < values.length; i++) {
        if (sent[i] instanceof String && sent[i].equals(values[i + 1])) {
          copies.put(values[i + 1], sent[i]);
        }
      }
      return (Object[]) copy(values, 0);
    } catch (IOException
        | ClassNotFoundException
        | ClassCastException
        | IllegalArgumentException
        | IllegalStateException
        | StackOverflowError e) {
      throw new NotPlain("a value cannot be carried over: " + e);
    }
  }

  private static ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
    boolean small = info.depth() <= 3 * DEEPEST && info.arrayLength() <= 4_000_000;
    Class<?> type = info.serialClass();
    while (type != null && type.isArray()) {
      type = type.getComponentType();
    }
    boolean plain = type == null || type.isPrimitive() || type == Maybe.class || plain(type);
    return small && plain ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
  }

  private static boolean plain(Class<?> type) {
    String name = type.getName();
    if (name.startsWith(UTIL)) {
      String rest = name.substring(UTIL.length());
      boolean fixed = rest.startsWith("ImmutableCollections$");
      return COLLECTIONS.contains(rest) || fixed || type.isInterface();
    }
    boolean language =
        name.startsWith("java.lang.") && LANGUAGE.contains(name.substring("java.lang.".length()));
    return language || name.startsWith("java.math.Big");
  }

  private Object copy(Object x, int depth) throws NotPlain {
    if (depth > DEEPEST) {
      throw new NotPlain("a value is nested deeper than " + DEEPEST + " levels");
    }
    Object earlier = copies.get(x);
    Object scalar = scalar(x);
    if (earlier == null && (x == null || scalar != null)) {
      return scalar;
    }
    if (earlier == null) {
      earlier = compound(x, depth);
      copies.put(x, earlier);
    }
    return earlier;
  }

  /** Boxed values are made as the language makes them: the small ones are one object each. */
  private Object scalar(Object x) {
    if (x instanceof Integer v) {
      return Integer.valueOf(v.intValue());
    } else if (x instanceof Long v) {
      return Long.valueOf(v.longValue());
    } else if (x instanceof Short v) {
      return Short.valueOf(v.shortValue());
    } else if (x instanceof Byte v) {
      return Byte.valueOf(v.byteValue());
    } else if (x instanceof Character v) {
      return Character.valueOf(v.charValue());
    } else if (x instanceof Boolean v) {
      return Boolean.valueOf(v.booleanValue());
    }
    if (asLiterals && x instanceof String text) {
      return text.intern();
    }
    boolean whole = x instanceof String || x instanceof Double || x instanceof Float;
    return whole || (x != null && plain(x.getClass()) && !collection(x)) ? x : null;
  }

  private static boolean collection(Object x) {
    return x instanceof Collection || x instanceof Map || x instanceof Map.Entry;
  }

  private Object compound(Object x, int depth) throws NotPlain {
    if (x instanceof Optional<?> optional) {
      return new Maybe(copy(optional.orElse(null), depth + 1));
    } else if (x instanceof Maybe maybe) {
      return Optional.ofNullable(copy(maybe.value, depth + 1));
    } else if (x.getClass().isArray()) {
      return x instanceof Object[] array ? array(array, depth) : x;
    } else if (collection(x)) {
      return Plain.likeness(x, element -> copy(element, depth + 1));
    }
    throw new NotPlain("an object of class " + x.getClass().getSimpleName());
  }

  private Object array(Object[] array, int depth) throws NotPlain {
    Class<?> kind = array.getClass().getComponentType();
    boolean known = kind.isArray() || kind.isInterface() || plain(kind);
    Object copy = Array.newInstance(known ? kind : Object.class, array.length);
    for (int i = 0; i < array.length; i++) {
      Object element = copy(array[i], depth + 1);
      Array.set(copy, i, element);
    }
    return copy;
  }
}
