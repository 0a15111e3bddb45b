package org.tgd.codeeval.problem;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.problem.Value.Sequence;

/** Finds the first difference of two values, depth first. */
final class Differ {
  private static final int LONGEST = 200;
  private final Comparison comparison;

  Differ(Comparison comparison) {
    this.comparison = comparison;
  }

  Optional<Difference> first(Type returns, Value expected, Value actual) {
    Type type = returns.required();
    if (type.is("TreeNode") || type.is("ListNode")) {
      return at("result", nodes(type, expected), nodes(type, actual));
    }
    if (comparison.rule() == Comparison.Rule.UNORDERED
        && expected instanceof Sequence e
        && actual instanceof Sequence a
        && a.kind() != Sequence.Kind.SET) {
      return unordered("result", e.elements(), a.elements());
    }
    return at("result", expected, actual);
  }

  /** Null is the empty structure; trailing nulls of a level order say nothing. */
  private static Value nodes(Type type, Value value) {
    if (value instanceof Value.Null) {
      return Value.of(List.of());
    }
    if (value instanceof Sequence s && type.is("TreeNode")) {
      int end = s.elements().size();
      while (end > 0 && s.elements().get(end - 1) instanceof Value.Null) {
        end--;
      }
      return new Sequence(s.kind(), s.elements().subList(0, end));
    }
    return value;
  }

  private Optional<Difference> at(String path, Value expected, Value actual) {
    if (expected instanceof Sequence e && actual instanceof Sequence a) {
      boolean sets = e.kind() == Sequence.Kind.SET && a.kind() == Sequence.Kind.SET;
      if (!sets && (e.kind() == Sequence.Kind.SET || a.kind() == Sequence.Kind.SET)) {
        return different(path, expected, actual);
      }
      return sets
          ? unordered(path, e.elements(), a.elements())
          : ordered(path, e.elements(), a.elements());
    } else if (expected instanceof Value.Mapping e && actual instanceof Value.Mapping a) {
      return mappings(path, e, a);
    }
    return scalarsEqual(expected, actual) ? Optional.empty() : different(path, expected, actual);
  }

  private Optional<Difference> ordered(String path, List<Value> expected, List<Value> actual) {
    int both = Math.min(expected.size(), actual.size());
    for (int i = 0; i < both; i++) {
      Optional<Difference> found = at(path + "[" + i + "]", expected.get(i), actual.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return expected.size() == actual.size()
        ? Optional.empty()
        : lengths(path, expected.size(), actual.size());
  }

  private static Optional<Difference> lengths(String path, int expected, int actual) {
    return Optional.of(
        new Difference(path, expected + elements(expected), actual + elements(actual)));
  }

  private static String elements(int count) {
    return count == 1 ? " element" : " elements";
  }

  private Optional<Difference> unordered(String path, List<Value> expected, List<Value> actual) {
    Map<String, ArrayDeque<Integer>> left = new HashMap<>();
    for (int i = 0; i < actual.size(); i++) {
      left.computeIfAbsent(key(actual.get(i)), k -> new ArrayDeque<>()).add(i);
    }
    var extra = new boolean[actual.size()];
    Arrays.fill(extra, true);
    for (Value wanted : expected) {
      ArrayDeque<Integer> places = left.get(key(wanted));
      if (places == null || places.isEmpty()) {
        String missing = "an element " + shortened(wanted) + ", in any place";
        return Optional.of(new Difference(path, missing, "no such element, or too few of them"));
      }
      extra[places.poll()] = false;
    }
    for (int i = 0; i < extra.length; i++) {
      if (extra[i]) {
        return Optional.of(
            new Difference(path + "[" + i + "]", "no such element", shortened(actual.get(i))));
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> mappings(String path, Value.Mapping expected, Value.Mapping actual) {
    Map<String, Value> left = new HashMap<>();
    actual.entries().forEach(entry -> left.put(key(entry.key()), entry.value()));
    for (Value.Entry entry : expected.entries()) {
      String place = path + "[" + shortened(entry.key()) + "]";
      Value value = left.remove(key(entry.key()));
      if (value == null) {
        return Optional.of(new Difference(place, shortened(entry.value()), "no such key"));
      }
      Optional<Difference> found = at(place, entry.value(), value);
      if (found.isPresent()) {
        return found;
      }
    }
    for (Value.Entry entry : actual.entries()) {
      if (left.containsKey(key(entry.key()))) {
        String place = path + "[" + shortened(entry.key()) + "]";
        return Optional.of(new Difference(place, "no such key", shortened(entry.value())));
      }
    }
    return Optional.empty();
  }

  private boolean scalarsEqual(Value expected, Value actual) {
    if (expected instanceof Value.Text e && actual instanceof Value.Text a) {
      return e.equals(a);
    } else if (expected instanceof Value.Null) {
      return actual instanceof Value.Null;
    } else if (number(expected) && number(actual)) {
      return numbersEqual(expected, actual);
    }
    return false;
  }

  private static boolean number(Value value) {
    return value instanceof Value.Bool
        || value instanceof Value.Whole
        || value instanceof Value.Real;
  }

  private boolean numbersEqual(Value expected, Value actual) {
    double e = approximate(expected);
    double a = approximate(actual);
    if (!Double.isFinite(e) || !Double.isFinite(a)) {
      return Double.compare(e, a) == 0 && expected.getClass() == actual.getClass();
    }
    if (exact(expected).compareTo(exact(actual)) == 0) {
      return true;
    }
    boolean floats = expected instanceof Value.Real || actual instanceof Value.Real;
    double allowed = comparison.epsilon() * Math.max(1, Math.abs(e));
    return comparison.rule() == Comparison.Rule.FLOAT && floats && Math.abs(e - a) <= allowed;
  }

  private static double approximate(Value value) {
    if (value instanceof Value.Real v) {
      return v.value();
    }
    return value instanceof Value.Bool v
        ? (v.value() ? 1 : 0)
        : Math.max(
            -Double.MAX_VALUE,
            Math.min(Double.MAX_VALUE, ((Value.Whole) value).value().doubleValue()));
  }

  private static BigDecimal exact(Value value) {
    return value instanceof Value.Whole v
        ? new BigDecimal(v.value())
        : new BigDecimal(approximate(value));
  }

  private Optional<Difference> different(String path, Value expected, Value actual) {
    return Optional.of(new Difference(path, shortened(expected), shortened(actual)));
  }

  /** Equal values have equal keys, as far as equality is exact. */
  private static String key(Value value) {
    if (number(value) && Double.isFinite(approximate(value))) {
      return exact(value).stripTrailingZeros().toPlainString();
    } else if (value instanceof Sequence s) {
      var keys = new ArrayList<String>();
      s.elements().forEach(element -> keys.add(key(element)));
      return (s.kind() == Sequence.Kind.SET ? "set" : "") + keys;
    } else if (value instanceof Value.Mapping m) {
      return m.entries().stream()
          .map(entry -> key(entry.key()) + ":" + key(entry.value()))
          .sorted()
          .toList()
          .toString();
    }
    return ValueJson.write(value);
  }

  private static String shortened(Value value) {
    if (value instanceof Value.Opaque opaque) {
      return "a value of type " + opaque.typeName();
    }
    String json = ValueJson.write(value);
    return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
  }
}
