package org.tgd.benchmarks.dockstring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.benchmarks.dockstring.CallLog.Call;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.benchmarks.table.Starts;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.graph.Molecule;
import org.tgd.core.journal.Parallel;

/**
 * Molecules designed from three fragments by several methods at equally many dockings, in stages:
 * all runs reach a stage before one goes on to the next. A docking is on disk before the next, so a
 * study that was stopped, or is given a larger budget, goes on where it was. In the end the best of
 * each method, and its best that is easy to make and free of alerts, are docked anew by fresh
 * seeds.
 */
public final class DockstringStudy {
  private static final int HASH = 12;

  private final DockstringSettings settings;
  private final List<DockingTask> tasks;
  private final Consumer<String> progress;
  private final ConcurrentHashMap<String, Quality> qualities = new ConcurrentHashMap<>();

  /**
   * A study.
   *
   * @param progress told in a line of every run at every stage
   */
  public DockstringStudy(
      DockstringSettings settings, List<DockingTask> tasks, Consumer<String> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.tasks = List.copyOf(tasks);
    this.progress = requireNonNull(progress, "progress");
  }

  private record Run(DockingTask task, DockingMethod method, long seed) {}

  private record Logged(Run run, List<Call> calls) {
    Logged {
      calls = List.copyOf(calls);
    }

    /** Those of the first so many that qualify, best first. */
    Stream<Design> best(int dockings, Predicate<Design> qualifies) {
      return calls.stream()
          .limit(dockings)
          .map(Call::design)
          .filter(design -> Double.isFinite(design.affinity()))
          .sorted(Comparator.comparingDouble(Design::dockstring))
          .filter(qualifies);
    }
  }

  /** Takes all runs to the last stage, then the final dockings; stages in order for each method. */
  public List<WinnerRow> run(Parallel parallel) {
    List<Run> runs = runs();
    List<Logged> logged = List.of();
    for (int stage : settings.stages()) {
      logged = parallel.map(runs, run -> extended(run, stage));
    }
    List<Found> found = new ArrayList<>();
    for (DockingTask task : tasks) {
      for (DockingMethod method : settings.methods()) {
        List<Logged> of =
            logged.stream()
                .filter(each -> each.run().task().equals(task) && each.run().method() == method)
                .toList();
        found.addAll(found(task, method, of));
      }
    }
    return parallel.map(found, this::judged);
  }

  /**
   * The finished runs as {@code trials.csv}, for {@code tgd bench report}: the loss is affinity +
   * 10 (1 - QED), kcal/mol.
   */
  public String trials() {
    List<DockingTrials.Run> rows = new ArrayList<>();
    for (Run run : runs()) {
      List<Call> calls = log(run).calls();
      rows.add(
          new DockingTrials.Run(
              run.method().label(), run.task().name(), run.seed(), settings.budget(), calls));
    }
    return DockingTrials.csv(rows);
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= settings.seeds(); seed++) {
      for (DockingTask task : tasks) {
        for (DockingMethod method : settings.methods()) {
          runs.add(new Run(task, method, seed));
        }
      }
    }
    return runs;
  }

  private Logged extended(Run run, int stage) {
    Docking docking = settings.redocking().docking();
    CallLog log = log(run);
    int before = log.calls().size();
    TaskDocking docks = new TaskDocking(run.task(), docking, settings.search(run.seed()));
    List<String> starts = Starts.fragments().stream().map(Molecule::smiles).toList();
    run.method().extend(new DockingMethod.Asked(starts, docks, run.seed(), 0), log, stage);
    Logged logged = new Logged(run, log.calls());
    if (log.calls().size() > before) {
      String best =
          logged
              .best(stage, design -> true)
              .findFirst()
              .map(design -> String.format(Locale.ROOT, "%.2f", design.dockstring()))
              .orElse("none");
      progress.accept(
          "%s, %s, seed %d: best %s of %d"
              .formatted(run.task().name(), run.method().label(), run.seed(), best, stage));
    }
    return logged;
  }

  private CallLog log(Run run) {
    String name = run.task().name() + "_" + run.method().option() + "_" + run.seed() + ".csv";
    Path file = settings.folder().resolve("runs").resolve(name);
    return CallLog.open(file, signature(run, settings.redocking().docking()));
  }

  private String signature(Run run, Docking docking) {
    String receptors =
        run.task().receptors().stream()
            .map(receptor -> receptor.hash().substring(0, HASH))
            .collect(Collectors.joining(" "));
    return "%s (receptor %s) by %s, seed %d, exhaustiveness %d, %s"
        .formatted(
            run.task().name(),
            receptors,
            run.method().label(),
            run.seed(),
            settings.exhaustiveness(),
            docking.engine());
  }

  private List<Found> found(DockingTask task, DockingMethod method, List<Logged> runs) {
    List<Found> rows = new ArrayList<>();
    for (int stage : settings.stages()) {
      rows.add(found(task, method, new Cut(runs, stage, "all", design -> true)));
      rows.add(
          found(task, method, new Cut(runs, stage, "clean", design -> quality(design).isClean())));
    }
    return rows;
  }

  private record Cut(List<Logged> runs, int stage, String selection, Predicate<Design> qualifies) {}

  /** A row before its winner is docked anew, and who may become the winner, best first. */
  private record Found(WinnerRow row, List<Design> candidates) {}

  private Found found(DockingTask task, DockingMethod method, Cut cut) {
    List<Double> lowest =
        cut.runs().stream()
            .flatMap(run -> run.best(cut.stage(), cut.qualifies()).limit(1))
            .map(Design::dockstring)
            .toList();
    Map<String, Design> distinct = new LinkedHashMap<>();
    cut.runs().stream()
        .flatMap(run -> run.best(cut.stage(), cut.qualifies()).limit(settings.winners()))
        .sorted(Comparator.comparingDouble(Design::dockstring))
        .forEach(design -> distinct.putIfAbsent(design.smiles(), design));
    List<Design> candidates = distinct.values().stream().limit(settings.winners()).toList();
    WinnerRow row =
        new WinnerRow(
            task.name(),
            method.label(),
            cut.selection(),
            cut.stage(),
            lowest,
            candidates.stream().findFirst().map(this::undocked));
    return new Found(row, candidates);
  }

  private WinnerRow.Winner undocked(Design design) {
    return new WinnerRow.Winner(design, quality(design), List.of(), List.of());
  }

  private Quality quality(Design design) {
    return qualities.computeIfAbsent(design.smiles(), Quality::of);
  }

  /** Published winners docked anew as ours. */
  public List<WinnerRow> redocked(List<WinnerRow> published, Parallel parallel) {
    return parallel.map(
        published,
        row ->
            judged(new Found(row, row.winner().map(WinnerRow.Winner::design).stream().toList())));
  }

  /** Docks the candidates of the last stage anew; the winner is that of the lowest mean. */
  private WinnerRow judged(Found found) {
    WinnerRow row = found.row();
    DockstringSettings.Redocking redocking = settings.redocking();
    if (row.dockings() < settings.budget() || redocking.settings().isEmpty()) {
      return row;
    }
    DockingTask task =
        tasks.stream().filter(each -> each.name().equals(row.task())).findFirst().orElseThrow();
    return found.candidates().stream()
        .map(design -> undocked(design).redocked(again(design, task, redocking.docking())))
        .filter(winner -> !winner.redocked().isEmpty())
        .min(Comparator.comparingDouble(winner -> WinnerRow.mean(winner.redocked())))
        .map(winner -> row.withWinner(byVina(winner, task)))
        .orElse(row);
  }

  private WinnerRow.Winner byVina(WinnerRow.Winner winner, DockingTask task) {
    return settings
        .redocking()
        .vina()
        .map(vina -> winner.byVina(again(winner.design(), task, vina)))
        .orElse(winner);
  }

  /** The objectives by the fresh seeds; those that fail are left out. */
  private List<Double> again(Design design, DockingTask task, Docking docking) {
    return settings.redocking().settings().stream()
        .map(fresh -> new TaskDocking(task, docking, fresh).dock(design.smiles()))
        .filter(each -> Double.isFinite(each.affinity()))
        .map(Design::dockstring)
        .toList();
  }
}
