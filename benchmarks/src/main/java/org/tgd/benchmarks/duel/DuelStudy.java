package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.input.InputException;

/**
 * All methods on one task, from the same starts at the same numbers of calls.
 *
 * @param task the task's name
 * @param instances how many instances, 2 or more
 * @param budget calls of each run, 4 or more
 * @param seeds runs of a method that draws, with seeds 1 to this
 */
public record DuelStudy(String task, int instances, int budget, int seeds) {
  private static final Map<String, Supplier<Duel>> TASKS = new LinkedHashMap<>();

  static {
    TASKS.put("plans", PlanDuel::new);
    TASKS.put("molecules", MoleculeDuel::new);
    TASKS.put("code-repair", CodeDuel::new);
  }

  /**
   * Checks the settings.
   *
   * @throws InputException if there is no such task or a number is too small
   */
  public DuelStudy {
    if (!TASKS.containsKey(task)) {
      throw new InputException(
          "--task was '%s'; must be one of %s".formatted(task, String.join(", ", TASKS.keySet())));
    }
    if (instances < 2 || budget < 4 || seeds < 1) {
      throw new InputException(
          "--instances must be 2 or more, --budget 4 or more, --seeds 1 or more");
    }
  }

  /** The names of the tasks. */
  public static List<String> tasks() {
    return List.copyOf(TASKS.keySet());
  }

  /** What is counted as a call. */
  public String counted() {
    try (Duel duel = TASKS.get(task).get()) {
      return duel.counted();
    }
  }

  /**
   * Takes all runs that are not there yet.
   *
   * @param log the rows that are there already; gets those that come
   * @param progress told of every instance that is finished
   * @return the rows by instance, method and seed
   */
  public List<DuelRow> run(RowLog<DuelRow> log, Consumer<String> progress) {
    List<DuelRow> rows = new ArrayList<>();
    try (Duel duel = TASKS.get(task).get()) {
      List<String> names = duel.instances(instances);
      if (names.size() < instances) {
        throw new InputException(
            "--instances was %d; %s has %d".formatted(instances, task, names.size()));
      }
      for (int i = 0; i < names.size(); i++) {
        for (Duel.Method method : duel.methods()) {
          for (long seed = 1; seed <= (method.seeded() ? seeds : 1); seed++) {
            rows.add(row(new Place(i, names.get(i), seed), method, log));
          }
        }
        progress.accept(task + ", " + names.get(i));
      }
    }
    return rows;
  }

  private record Place(int instance, String name, long seed) {}

  private DuelRow row(Place place, Duel.Method method, RowLog<DuelRow> log) {
    String key = DuelRow.key(task, place.name(), method.name(), place.seed(), budget);
    return log.row(key)
        .orElseGet(
            () -> {
              DuelRow fresh = fresh(place, method);
              log.keep(fresh);
              return fresh;
            });
  }

  private DuelRow fresh(Place place, Duel.Method method) {
    long begun = System.nanoTime();
    BestSoFar found = method.run(new Duel.Task(place.instance(), budget, place.seed()));
    return new DuelRow(
        task,
        place.name(),
        method.name(),
        method.information(),
        place.seed(),
        budget,
        found.calls(),
        found.losses(),
        found.texts(),
        found.proposals(),
        found.spent(),
        (System.nanoTime() - begun) / 1e9);
  }
}
