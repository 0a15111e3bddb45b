package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tgd.core.History;
import org.tgd.core.Step;

/** On which islands the candidates of a run live. Settled in their order; not thread-safe. */
final class Homes {
  private final History history;
  private final List<Set<Step>> islands;
  private final List<Step> order = new ArrayList<>();

  Homes(History history, int count) {
    this.history = history;
    this.islands =
        IntStream.range(0, count)
            .mapToObj(i -> Collections.<Step>newSetFromMap(new IdentityHashMap<>()))
            .toList();
  }

  /**
   * A start lives everywhere; others where it was the turn if their parent lives there, else where
   * their parent lives.
   */
  void settle(Step step) {
    order.add(step);
    if (step.index() == 0) {
      islands.forEach(island -> island.add(step));
      return;
    }
    Step parent = history.parent(step);
    Set<Step> turn = islands.get(Math.floorMod(step.index() - 1, islands.size()));
    islands.stream()
        .filter(island -> !lives(parent, turn) && lives(parent, island))
        .findFirst()
        .orElse(turn)
        .add(step);
  }

  /** Whether a candidate lives there, on whatever batch it was judged last. */
  private static boolean lives(Step step, Set<Step> island) {
    return island.contains(step)
        || island.stream()
            .anyMatch(each -> each.index() == step.index() && each.candidate() == step.candidate());
  }

  /** The best of each island comes to the next one too. */
  void migrate() {
    List<List<Step>> best =
        IntStream.range(0, islands.size()).mapToObj(i -> Pool.best(of(i), 1)).toList();
    for (int i = 0; i < best.size(); i++) {
      islands.get((i + 1) % best.size()).addAll(best.get(i));
    }
  }

  /** Who lives on an island, oldest first. */
  List<Step> of(int island) {
    return order.stream().filter(islands.get(island)::contains).toList();
  }
}
