package org.tgd.codeeval.feedback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.Value.Sequence;

/**
 * What all public tests have in common in one argument, which a new input should keep.
 *
 * @param letters the characters of its texts, also of those in lists
 * @param ascending whether its lists of numbers or texts are all sorted
 * @param distinct whether no list holds an element twice
 */
record Habits(String letters, boolean ascending, boolean distinct) {
  private static final int MOST_LETTERS = 64;

  static Habits of(List<TestCase> cases, int argument) {
    var letters = new StringBuilder();
    var lists = new ArrayList<List<Value>>();
    for (TestCase test : cases) {
      collect(test.arguments().get(argument), letters);
      if (test.arguments().get(argument) instanceof Sequence list && list.elements().size() > 1) {
        lists.add(list.elements());
      }
    }
    String all =
        letters
            .chars()
            .distinct()
            .sorted()
            .limit(MOST_LETTERS)
            .mapToObj(c -> String.valueOf((char) c))
            .collect(Collectors.joining());
    return new Habits(
        all,
        lists.size() > 1 && lists.stream().allMatch(Habits::isAscending),
        lists.size() > 1
            && lists.stream().allMatch(list -> list.size() == new HashSet<>(list).size()));
  }

  private static void collect(Value value, StringBuilder letters) {
    if (value instanceof Value.Text text) {
      letters.append(text.value());
    } else if (value instanceof Sequence list) {
      list.elements().forEach(element -> collect(element, letters));
    }
  }

  private static boolean isAscending(List<Value> elements) {
    Predicate<Integer> ordered = i -> compare(elements.get(i - 1), elements.get(i)) <= 0;
    for (int i = 1; i < elements.size(); i++) {
      if (!ordered.test(i)) {
        return false;
      }
    }
    return true;
  }

  /** The order of two numbers or two texts; 1 for anything else, which has none. */
  static int compare(Value one, Value other) {
    if (one instanceof Value.Whole a && other instanceof Value.Whole b) {
      return a.value().compareTo(b.value());
    } else if (one instanceof Value.Real a && other instanceof Value.Real b) {
      return Double.compare(a.value(), b.value());
    } else if (one instanceof Value.Text a && other instanceof Value.Text b) {
      return a.value().compareTo(b.value());
    }
    return 1;
  }

  /** A list that keeps the habits, made of these elements. */
  List<Value> kept(List<Value> elements) {
    List<Value> kept = distinct ? elements.stream().distinct().toList() : elements;
    return ascending ? kept.stream().sorted(Habits::compare).toList() : kept;
  }
}
