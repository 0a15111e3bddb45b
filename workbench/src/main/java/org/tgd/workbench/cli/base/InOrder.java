package org.tgd.workbench.cli.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Hands results on in the order of their places, whenever they come. Not thread-safe.
 *
 * @param <T> what a result is
 */
public final class InOrder<T> {
  private final Map<Integer, T> waiting = new TreeMap<>();
  private final List<T> all = new ArrayList<>();
  private final Consumer<T> each;

  /** Told of every result, from place 0 on. */
  public InOrder(Consumer<T> each) {
    this.each = each;
  }

  /** Takes a result, and hands on all that are no longer waited for. */
  public void add(int place, T result) {
    waiting.put(place, result);
    for (T next = waiting.remove(all.size()); next != null; next = waiting.remove(all.size())) {
      all.add(next);
      each.accept(next);
    }
  }

  /** Those that were handed on. */
  public List<T> all() {
    return List.copyOf(all);
  }
}
