package org.tgd.codeeval.problem;

import java.math.BigDecimal;
import java.util.ArrayDeque;
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
  private final Effort effort = new Effort();

  Differ(Comparison comparison) {
    this.comparison = comparison;
  }

  Optional<Difference> first(Type returns, Value expected, Value actual) {
    Type type = returns.required();
    if (type.is("TreeNode") || type.is("ListNode")) {
      return at(Place.RESULT, nodes(type, expected), nodes(type, actual));
    }
    if (comparison.order() == Comparison.Order.OUTERMOST_FREE
        && expected instanceof Sequence e
        && actual instanceof Sequence a
        && a.kind() != Sequence.Kind.SET) {
      return unordered(Place.RESULT, e.elements(), a.elements());
    }
    return at(Place.RESULT, expected, actual);
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

  private Optional<Difference> at(Place place, Value expected, Value actual) {
    effort.spend(1);
    if (expected instanceof Sequence e && actual instanceof Sequence a) {
      boolean sets = e.kind() == Sequence.Kind.SET && a.kind() == Sequence.Kind.SET;
      if (!sets && (e.kind() == Sequence.Kind.SET || a.kind() == Sequence.Kind.SET)) {
        return different(place, expected, actual);
      }
      return sets || comparison.order() == Comparison.Order.FREE
          ? unordered(place, e.elements(), a.elements())
          : ordered(place, e.elements(), a.elements());
    } else if (expected instanceof Value.Mapping e && actual instanceof Value.Mapping a) {
      return mappings(place, e, a);
    }
    return scalarsEqual(expected, actual) ? Optional.empty() : different(place, expected, actual);
  }

  private Optional<Difference> ordered(Place place, List<Value> expected, List<Value> actual) {
    int both = Math.min(expected.size(), actual.size());
    for (int i = 0; i < both; i++) {
      Optional<Difference> found = at(place.at(i), expected.get(i), actual.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return expected.size() == actual.size()
        ? Optional.empty()
        : lengths(place, expected.size(), actual.size());
  }

  private static Optional<Difference> lengths(Place place, int expected, int actual) {
    return Optional.of(
        new Difference(place.toString(), expected + elements(expected), actual + elements(actual)));
  }

  private static String elements(int count) {
    return count == 1 ? " element" : " elements";
  }

  private Optional<Difference> unordered(Place place, List<Value> expected, List<Value> actual) {
    return comparison.tolerant() && expected.size() == actual.size()
        ? matched(place, expected, actual)
        : unorderedExactly(place, expected, actual);
  }

  /** Any pairing in which all pairs are near enough will do. */
  private Optional<Difference> matched(Place place, List<Value> expected, List<Value> actual) {
    if (unorderedExactly(place, expected, actual).isEmpty()) {
      return Optional.empty();
    }
    int alone =
        Matching.firstAlone(
            expected.size(),
            (e, a) -> at(Place.RESULT, expected.get(e), actual.get(a)).isEmpty() ? 1 : 0);
    return alone < 0 ? Optional.empty() : missing(place, expected.get(alone));
  }

  private static Optional<Difference> missing(Place place, Value wanted) {
    String missing = "an element " + Excerpt.of(wanted, LONGEST) + ", in any place";
    return Optional.of(
        new Difference(place.toString(), missing, "no such element, or too few of them"));
  }

  private Optional<Difference> unorderedExactly(
      Place place, List<Value> expected, List<Value> actual) {
    Keys keys = new Keys(effort, comparison.order() != Comparison.Order.FREE);
    Map<String, ArrayDeque<Integer>> left = new HashMap<>();
    for (int i = 0; i < actual.size(); i++) {
      left.computeIfAbsent(keys.of(actual.get(i)), k -> new ArrayDeque<>()).add(i);
    }
    var extra = new boolean[actual.size()];
    Arrays.fill(extra, true);
    for (Value wanted : expected) {
      ArrayDeque<Integer> places = left.get(keys.of(wanted));
      if (places == null || places.isEmpty()) {
        return missing(place, wanted);
      }
      extra[places.poll()] = false;
    }
    for (int i = 0; i < extra.length; i++) {
      if (extra[i]) {
        String found = Excerpt.of(actual.get(i), LONGEST);
        return Optional.of(new Difference(place.at(i).toString(), "no such element", found));
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> mappings(Place place, Value.Mapping expected, Value.Mapping actual) {
    Keys keys = new Keys(effort, true);
    Map<String, Value> left = new HashMap<>();
    for (Value.Entry entry : actual.entries()) {
      if (left.put(keys.of(entry.key()), entry.value()) != null) {
        return Optional.of(new Difference(place.toString(), "each key once", "a key twice"));
      }
    }
    for (Value.Entry entry : expected.entries()) {
      Place inner = place.at(entry.key());
      Value value = left.remove(keys.of(entry.key()));
      if (value == null) {
        String wanted = Excerpt.of(entry.value(), LONGEST);
        return Optional.of(new Difference(inner.toString(), wanted, "no such key"));
      }
      Optional<Difference> found = at(inner, entry.value(), value);
      if (found.isPresent()) {
        return found;
      }
    }
    return left.isEmpty() ? Optional.empty() : extraKey(place, actual, keys, left);
  }

  private static Optional<Difference> extraKey(
      Place place, Value.Mapping actual, Keys keys, Map<String, Value> left) {
    return actual.entries().stream()
        .filter(entry -> left.containsKey(keys.of(entry.key())))
        .findFirst()
        .map(
            entry ->
                new Difference(
                    place.at(entry.key()).toString(),
                    "no such key",
                    Excerpt.of(entry.value(), LONGEST)))
        .or(() -> Optional.of(new Difference(place.toString(), "no other key", "another key")));
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
    return floats && comparison.tolerant() && comparison.near(e, a);
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

  private BigDecimal exact(Value value) {
    if (value instanceof Value.Whole v) {
      effort.spend(v.value().bitLength() >> 5);
      return new BigDecimal(v.value());
    }
    return new BigDecimal(approximate(value));
  }

  private static Optional<Difference> different(Place place, Value expected, Value actual) {
    return Optional.of(
        new Difference(
            place.toString(), Excerpt.of(expected, LONGEST), Excerpt.of(actual, LONGEST)));
  }
}
