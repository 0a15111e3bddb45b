package org.tgd.codeeval.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A place in a result, written out only when it is asked for.
 *
 * @param outer where it is in; empty for the result itself
 * @param step the index or key that leads there
 */
record Place(Optional<Place> outer, Object step) {
  private static final int MOST_STEPS = 40;
  private static final int KEY = 200;
  static final Place RESULT = new Place(Optional.empty(), "result");

  Place at(int index) {
    return new Place(Optional.of(this), index);
  }

  Place at(Value key) {
    return new Place(Optional.of(this), key);
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    Optional<Place> place = Optional.of(this);
    while (place.isPresent() && place.get().outer().isPresent()) {
      Object step = place.get().step();
      String name = step instanceof Value key ? Excerpt.of(key, KEY) : step.toString();
      steps.push("[" + name + "]");
      place = place.get().outer();
    }
    var text = new StringBuilder("result");
    steps.stream().limit(MOST_STEPS).forEach(text::append);
    return steps.size() <= MOST_STEPS ? text.toString() : text + "…";
  }
}
