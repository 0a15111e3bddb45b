package org.tgd.codeeval.guest;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fresh Java values from JSON, as the types of a method's parameters ask for them. */
final class Arguments {
  private Arguments() {}

  static Object build(Object json, Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType parameterized) {
      return container(json, parameterized);
    }
    if (!(type instanceof Class<?> wanted)) {
      return free(json);
    }
    if (wanted.isArray()) {
      return array((List<?>) json, wanted.getComponentType());
    }
    if (wanted.getSimpleName().equals("TreeNode")) {
      return tree((List<?>) json, wanted);
    }
    if (wanted.getSimpleName().equals("ListNode")) {
      return chain((List<?>) json, wanted);
    }
    if (json != null && containers(wanted)) {
      return container(json, wanted, new Type[] {Object.class, Object.class});
    }
    return json == null ? null : scalar(json, wanted);
  }

  private static boolean containers(Class<?> wanted) {
    boolean iterable = Iterable.class.isAssignableFrom(wanted);
    return (iterable || Map.class.isAssignableFrom(wanted)) && wanted.getName().startsWith("java.");
  }

  private static Object scalar(Object json, Class<?> wanted) {
    Object value = json instanceof Map ? free(json) : json;
    if (value instanceof String text && (wanted == char.class || wanted == Character.class)) {
      return text.charAt(0);
    }
    if (value instanceof Number number) {
      if (wanted == int.class || wanted == Integer.class) {
        return Math.toIntExact(number.longValue());
      } else if (wanted == long.class || wanted == Long.class) {
        return number instanceof BigInteger big ? big.longValueExact() : number.longValue();
      } else if (wanted == double.class || wanted == Double.class) {
        return number.doubleValue();
      } else if (wanted == float.class || wanted == Float.class) {
        return number.floatValue();
      } else if (wanted == BigInteger.class) {
        return new BigInteger(number.toString());
      }
    }
    return wanted == Object.class ? free(value) : value;
  }

  private static Object array(List<?> json, Class<?> element) throws ReflectiveOperationException {
    if (json == null) {
      return null;
    }
    Object array = Array.newInstance(element, json.size());
    for (int i = 0; i < json.size(); i++) {
      Array.set(array, i, build(json.get(i), element));
    }
    return array;
  }

  private static Object container(Object json, ParameterizedType type)
      throws ReflectiveOperationException {
    return container(json, (Class<?>) type.getRawType(), type.getActualTypeArguments());
  }

  private static Object container(Object json, Class<?> raw, Type[] inner)
      throws ReflectiveOperationException {
    if (json instanceof Map<?, ?> marked) {
      if (Map.class.isAssignableFrom(raw)) {
        return as(raw, map(marked, inner));
      }
      json = marked.containsKey("$set") ? marked.get("$set") : marked.get("$tuple");
    }
    if (!(json instanceof List)) {
      return json;
    }
    List<Object> values = new ArrayList<>();
    for (Object element : (List<?>) json) {
      values.add(build(element, inner[0]));
    }
    return as(raw, Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(values) : values);
  }

  /** The values in the container that is asked for: itself, or one that is made of another. */
  private static Object as(Class<?> raw, Object values) throws ReflectiveOperationException {
    if (raw.isInstance(values)) {
      return values;
    } else if (raw.isInterface()) {
      return raw.isAssignableFrom(ArrayDeque.class)
          ? new ArrayDeque<>((List<?>) values)
          : raw.isAssignableFrom(TreeMap.class)
              ? new TreeMap<>((Map<?, ?>) values)
              : new TreeSet<>((Collection<?>) values);
    }
    Class<?> source = values instanceof Map ? Map.class : Collection.class;
    return raw.getConstructor(source).newInstance(values);
  }

  private static Map<Object, Object> map(Map<?, ?> json, Type[] inner)
      throws ReflectiveOperationException {
    Map<Object, Object> made = new LinkedHashMap<>();
    Object pairs = json.get("$dict");
    if (pairs instanceof List) {
      for (Object pair : (List<?>) pairs) {
        made.put(
            build(((List<?>) pair).get(0), inner[0]), build(((List<?>) pair).get(1), inner[1]));
      }
      return made;
    }
    for (Map.Entry<?, ?> entry : json.entrySet()) {
      made.put(build(entry.getKey(), inner[0]), build(entry.getValue(), inner[1]));
    }
    return made;
  }

  /** A value where the type asks for nothing in particular. */
  private static Object free(Object json) {
    if (json instanceof Map && ((Map<?, ?>) json).containsKey("$float")) {
      String name = (String) ((Map<?, ?>) json).get("$float");
      return name.equals("nan")
          ? Double.NaN
          : name.equals("inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    if (json instanceof List) {
      List<Object> values = new ArrayList<>();
      for (Object element : (List<?>) json) {
        values.add(free(element));
      }
      return values;
    }
    if (json instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    return json;
  }

  private static Object chain(List<?> values, Class<?> node) throws ReflectiveOperationException {
    Object head = null;
    for (int i = values == null ? 0 : values.size(); i > 0; i--) {
      Object made = node(values.get(i - 1), node);
      set(made, "next", head);
      head = made;
    }
    return head;
  }

  private static Object tree(List<?> values, Class<?> node) throws ReflectiveOperationException {
    if (values == null || values.isEmpty() || values.get(0) == null) {
      return null;
    }
    Object root = node(values.get(0), node);
    ArrayDeque<Object> waiting = new ArrayDeque<>();
    waiting.add(root);
    for (int at = 1; at < values.size() && !waiting.isEmpty(); ) {
      Object parent = waiting.poll();
      for (String side : new String[] {"left", "right"}) {
        if (at < values.size()) {
          Object value = values.get(at++);
          if (value != null) {
            Object child = node(value, node);
            set(parent, side, child);
            waiting.add(child);
          }
        }
      }
    }
    return root;
  }

  private static Object node(Object value, Class<?> type) throws ReflectiveOperationException {
    Constructor<?> fitting = null;
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 0) {
        fitting = constructor;
      }
    }
    if (fitting != null) {
      fitting.setAccessible(true);
      Object made = fitting.newInstance();
      Field field = type.getDeclaredField("val");
      field.setAccessible(true);
      field.set(made, scalar(value, field.getType()));
      return made;
    }
    fitting = type.getDeclaredConstructor(int.class);
    fitting.setAccessible(true);
    return fitting.newInstance(((Number) value).intValue());
  }

  private static void set(Object node, String name, Object value)
      throws ReflectiveOperationException {
    Field field = node.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(node, value);
  }
}
