package org.tgd.benchmarks.information;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Finding;
import org.tgd.core.input.InputException;

/**
 * Does the feedback carry information? The same starts, budgets of evaluator calls, acceptance and
 * editors, and in the place of true feedback what leaves it out, turns it round or replaces it
 * (arXiv 2512.13598, 2511.07919, 2602.00663 have some of these arms for language models).
 */
public final class InformationStudy {
  private static final Map<String, Supplier<Field>> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("known", BitField::new);
    FIELDS.put("answers", AnswerField::new);
    FIELDS.put("molecules", MoleculeField::new);
    FIELDS.put("code", CodeField::new);
    FIELDS.put("plans", PlanField::new);
  }

  private final Grid grid;
  private final Optional<Engine> model;
  private final RowLog<InformationRow> log;
  private final Consumer<String> progress;

  /**
   * What is crossed.
   *
   * @param fields names of fields
   * @param who who criticises and edits
   * @param arms what is told
   * @param gated whether worse candidates are refused; both may be asked for
   * @param instances of each field, 2 or more
   * @param seeds runs of each, with seeds 1 to this
   */
  public record Grid(
      List<String> fields,
      List<Who> who,
      List<Arm> arms,
      List<Boolean> gated,
      int instances,
      int seeds) {
    /**
     * Copies the lists.
     *
     * @throws InputException if a field is unknown or a number is too small
     */
    public Grid {
      fields = List.copyOf(fields);
      who = List.copyOf(who);
      arms = List.copyOf(arms);
      gated = List.copyOf(gated);
      if (instances < 2 || seeds < 1) {
        throw new InputException("--instances must be 2 or more and --seeds 1 or more");
      }
      for (String field : fields) {
        if (!FIELDS.containsKey(field)) {
          throw new InputException(
              "--domains was '%s'; must be among %s"
                  .formatted(field, String.join(", ", FIELDS.keySet())));
        }
      }
    }
  }

  /**
   * A study.
   *
   * @param grid what is crossed
   * @param model the model that is asked where {@link Who#asksModel}
   * @param log the rows that are there already; gets those that come
   * @param progress told of every instance that is finished
   */
  public InformationStudy(
      Grid grid, Optional<Engine> model, RowLog<InformationRow> log, Consumer<String> progress) {
    this.grid = requireNonNull(grid, "grid");
    this.model = requireNonNull(model, "model");
    this.log = requireNonNull(log, "log");
    this.progress = requireNonNull(progress, "progress");
    if (model.isEmpty() && grid.who().stream().anyMatch(Who::asksModel)) {
      throw new InputException("--editors names a model; name which with --model openai:NAME");
    }
  }

  /** The names of all fields. */
  public static List<String> fields() {
    return List.copyOf(FIELDS.keySet());
  }

  /** What a call of the evaluator is in a field, and how many a run may spend. */
  public static String counted(String field) {
    try (Field opened = FIELDS.get(field).get()) {
      return "%d calls, each %s".formatted(opened.budget(), opened.counted());
    }
  }

  static int budget(String field) {
    try (Field opened = FIELDS.get(field).get()) {
      return opened.budget();
    }
  }

  /** Takes all runs that are not there yet; the rows in the order of the grid. */
  public List<InformationRow> run() {
    List<InformationRow> rows = new ArrayList<>();
    for (String name : grid.fields()) {
      try (Field field = FIELDS.get(name).get()) {
        rows.addAll(rows(field));
      }
    }
    return rows;
  }

  private List<InformationRow> rows(Field field) {
    List<Instance> instances = field.instances(grid.instances());
    if (instances.size() < grid.instances()) {
      throw new InputException(
          "--instances was %d; %s has %d"
              .formatted(grid.instances(), field.name(), instances.size()));
    }
    Map<String, List<Finding>> starts = new LinkedHashMap<>();
    List<InformationRow> rows = new ArrayList<>();
    for (Instance instance : instances) {
      for (Run.Cell cell : cells(field, instance)) {
        rows.add(row(field, instance, cell, instances, starts));
      }
      progress.accept(field.name() + ", " + instance.id());
    }
    return rows;
  }

  private List<Run.Cell> cells(Field field, Instance instance) {
    List<Run.Cell> cells = new ArrayList<>();
    for (Who who : grid.who()) {
      for (Arm arm : grid.arms()) {
        for (boolean gated : grid.gated()) {
          for (long seed = 1; seed <= grid.seeds(); seed++) {
            cells.add(new Run.Cell(field.name(), instance.id(), who, arm, gated, seed));
          }
        }
      }
    }
    return cells;
  }

  /** Arms that are one to an editor that reads no words are run once. */
  private InformationRow row(
      Field field,
      Instance instance,
      Run.Cell cell,
      List<Instance> all,
      Map<String, List<Finding>> starts) {
    Arm run = cell.who().readsWords() ? cell.arm() : cell.arm().asRulesSeeIt();
    Who who = run == Arm.RANDOM_EDIT ? Who.RULES : cell.who();
    Run.Cell taken =
        new Run.Cell(cell.field(), cell.instance(), who, run, cell.gated(), cell.seed());
    InformationRow row =
        log.row(taken.key())
            .orElseGet(
                () -> {
                  InformationRow fresh =
                      new Run(taken, instance, foreign(taken, all, starts), field.budget(), model)
                          .row();
                  log.keep(fresh);
                  return fresh;
                });
    return row.of(cell.who().label(), cell.arm().label());
  }

  /** The findings on the starts of the other instances, each computed once. */
  private static List<List<Finding>> foreign(
      Run.Cell cell, List<Instance> all, Map<String, List<Finding>> starts) {
    if (cell.arm() != Arm.SHUFFLED) {
      return List.of();
    }
    return all.stream()
        .filter(other -> !other.id().equals(cell.instance()))
        .map(
            other ->
                starts.computeIfAbsent(
                    other.id(),
                    id -> {
                      var problem = other.problem();
                      return problem.evaluator().evaluate(problem.start()).findings();
                    }))
        .toList();
  }
}
