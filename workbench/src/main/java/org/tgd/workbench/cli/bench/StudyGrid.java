package org.tgd.workbench.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.tgd.benchmarks.scale.Grid;
import org.tgd.benchmarks.scale.GridCell;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.input.InputException;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;

/**
 * Combines the parts of a study; every combination is set up once, so that what is wrong is said
 * before anything is run.
 */
final class StudyGrid {
  private final StudyFile study;
  private final String version;
  private final BudgetLimits limits;

  private StudyGrid(StudyFile study, String version) {
    this.study = study;
    this.version = version;
    this.limits = limits(study.limits());
  }

  /**
   * The runs of a study: in the order of tasks, configs, models, seeds.
   *
   * @param version of the program, part of the keys of the runs
   * @throws InputException if a combination cannot be run, or one of config and model has no use
   */
  static Grid of(StudyFile study, String version) {
    StudyGrid grid = new StudyGrid(study, version);
    List<GridCell> cells = new ArrayList<>();
    study.tasks().forEach((name, task) -> cells.addAll(grid.cells(name, task)));
    Map<String, Double> limits = study.limits();
    OptionalDouble rate =
        limits.containsKey("rate") ? OptionalDouble.of(limits.get("rate")) : OptionalDouble.empty();
    String name = study.file().getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new Grid(name, version, cells, grid.limits, rate);
  }

  private static BudgetLimits limits(Map<String, Double> keys) {
    BudgetLimits limits = BudgetLimits.NONE;
    limits = keys.containsKey("calls") ? limits.withCalls(keys.get("calls").longValue()) : limits;
    limits =
        keys.containsKey("tokens") ? limits.withTokens(keys.get("tokens").longValue()) : limits;
    return keys.containsKey("usd") ? limits.withUsd(keys.get("usd")) : limits;
  }

  private List<GridCell> cells(String name, StudyFile.Task task) {
    List<GridCell> cells = new ArrayList<>();
    for (String config : task.configs()) {
      List<String> models = task.models().stream().filter(m -> isOfUse(config, m)).toList();
      if (models.isEmpty()) {
        throw new InputException(
            "%s: config '%s' %s; task '%s' could not be run by it"
                .formatted(
                    study.file(),
                    config,
                    asks(config, false)
                        ? "asks a model, and there is none"
                        : "asks no model; name 'none' among the models",
                    name));
      }
      for (String model : models) {
        cells.addAll(cells(name, task, config, model));
      }
    }
    return cells;
  }

  private boolean isOfUse(String config, String model) {
    boolean given = !study.models().get(model).isEmpty();
    return asks(config, given) == given;
  }

  /** Whether critic or editor is a model, by the defaults of a run with a model or without. */
  private boolean asks(String config, boolean given) {
    Map<String, List<String>> keys = study.configs().get(config);
    List<String> who = new ArrayList<>(keys.getOrDefault("critic", List.of(given ? "llm" : "")));
    who.addAll(keys.getOrDefault("editor", List.of(given ? "llm" : "")));
    return who.stream().anyMatch(each -> each.startsWith("llm") || each.startsWith("majority"));
  }

  private List<GridCell> cells(String name, StudyFile.Task task, String config, String model) {
    Map<String, List<String>> keys = new LinkedHashMap<>(study.models().get(model));
    boolean seeded = keys.getOrDefault("model-seed", List.of()).contains(StudyFile.SEED_OF_RUN);
    if (seeded) {
      keys.remove("model-seed");
    }
    keys.putAll(study.configs().get(config));
    String words = "task '%s', config '%s', model '%s'".formatted(name, config, model);
    try {
      RunConfig run = RunWords.config(task.domain(), task.options(), keys);
      SortedMap<String, String> inputs = OptimizationRun.of(priced(run)).inputs();
      List<GridCell> cells = new ArrayList<>();
      for (long seed : study.seeds()) {
        RunConfig next = seeded(run, seed, seeded);
        String key = GridCell.key(next, inputs, version);
        cells.add(new GridCell(name, config, seed, model, next, key));
      }
      return cells;
    } catch (InputException e) {
      throw new InputException(study.file() + ": " + words + ": " + e.getMessage(), e);
    }
  }

  /** Where the study limits money, each model needs a price. */
  private RunConfig priced(RunConfig run) {
    boolean money = limits.usd().isPresent() && run.asksModel();
    return money ? run.withBudget(run.budget().withUsd(limits.usd().getAsDouble())) : run;
  }

  private static RunConfig seeded(RunConfig run, long seed, boolean model) {
    RunConfig next = run.withSteps(run.steps(), seed);
    return model
        ? next.withModel(next.model().withSampling(next.model().sampling().withSeed((int) seed)))
        : next;
  }
}
