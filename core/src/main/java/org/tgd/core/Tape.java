package org.tgd.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Orders a graph for the backward walk. Iterative: the depth of the graph costs heap, not stack.
 *
 * @param <N> the type of the nodes; compared by identity
 */
final class Tape<N> {
  private final Function<N, List<N>> inputs;
  private final IdentityHashMap<N, Integer> indegree = new IdentityHashMap<>();

  private Tape(Function<N, List<N>> inputs) {
    this.inputs = inputs;
  }

  /**
   * Reverse topological levels: a node stands one level below the lowest of its consumers, so all
   * feedback on a level is complete when the level is reached. Within a level the order is that of
   * first discovery from the roots.
   *
   * @throws IllegalArgumentException if the graph has a cycle
   */
  static <N> List<List<N>> levels(List<N> roots, Function<N, List<N>> inputs) {
    return new Tape<>(inputs).walk(roots);
  }

  private List<List<N>> walk(List<N> roots) {
    List<N> nodes = discover(roots);
    List<List<N>> levels = new ArrayList<>();
    List<N> level = nodes.stream().filter(node -> indegree.get(node) == 0).toList();
    int placed = 0;
    while (!level.isEmpty()) {
      levels.add(level);
      placed += level.size();
      level = release(level);
    }
    if (placed < nodes.size()) {
      throw new IllegalArgumentException(
          "the graph has a cycle through " + (nodes.size() - placed) + " nodes; must be acyclic");
    }
    return Collections.unmodifiableList(levels);
  }

  private List<N> discover(List<N> roots) {
    List<N> nodes = new ArrayList<>();
    Deque<N> queue = new ArrayDeque<>();
    for (N root : roots) {
      if (indegree.putIfAbsent(root, 0) == null) {
        queue.add(root);
      }
    }
    while (!queue.isEmpty()) {
      N node = queue.remove();
      nodes.add(node);
      for (N input : inputs.apply(node)) {
        boolean fresh = !indegree.containsKey(input);
        indegree.merge(input, 1, Integer::sum);
        if (fresh) {
          queue.add(input);
        }
      }
    }
    return nodes;
  }

  private List<N> release(List<N> level) {
    List<N> next = new ArrayList<>();
    for (N node : level) {
      for (N input : inputs.apply(node)) {
        if (indegree.merge(input, -1, Integer::sum) == 0) {
          next.add(input);
        }
      }
    }
    return next;
  }
}
