package org.tgd.benchmarks.dockstring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
 * each method, and its best that is easy to make and free of alerts, are docked anew by fresh seeds.
 */
public final class DockstringStudy {
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

    /** The best of the first so many that qualify. */
    Optional<Design> best(int dockings, Predicate<Design> qualifies) {
      return calls.stream()
          .limit(dockings)
          .map(Call::design)
          .filter(design -> Double.isFinite(design.affinity()))
          .sorted(Comparator.comparingDouble(Design::dockstring))
          .filter(qualifies)
          .findFirst();
    }
  }

  /** Takes all runs to the last stage, then the final dockings; stages in order for each method. */
  public List<WinnerRow> run(Parallel parallel) {
    List<Run> runs = runs();
    List<Logged> logged = List.of();
    for (int stage : settings.stages()) {
      logged = parallel.map(runs, run -> extended(run, stage));
    }
    List<WinnerRow> found = new ArrayList<>();
    for (DockingTask task : tasks) {
      for (DockingMethod method : settings.methods()) {
        List<Logged> of =
            logged.stream()
                .filter(each -> each.run().task().equals(task) && each.run().method() == method)
                .toList();
        found.addAll(rows(task, method, of));
      }
    }
    return parallel.map(found, this::judged);
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
    String name = run.task().name() + "_" + run.method().option() + "_" + run.seed() + ".csv";
    Path file = settings.folder().resolve("runs").resolve(name);
    CallLog log = CallLog.open(file, signature(run, docking));
    int before = log.calls().size();
    TaskDocking docks = new TaskDocking(run.task(), docking, settings.search(run.seed()));
    List<String> starts = Starts.fragments().stream().map(Molecule::smiles).toList();
    run.method()
        .extend(new DockingMethod.Asked(starts, docks, run.seed(), 0), log, stage);
    Logged logged = new Logged(run, log.calls());
    if (log.calls().size() > before) {
      String best =
          logged
              .best(stage, design -> true)
              .map(design -> String.format(Locale.ROOT, "%.2f", design.dockstring()))
              .orElse("none");
      progress.accept(
          "%s, %s, seed %d: best %s of %d"
              .formatted(run.task().name(), run.method().label(), run.seed(), best, stage));
    }
    return logged;
  }

  private String signature(Run run, Docking docking) {
    return "%s by %s, seed %d, exhaustiveness %d, %s"
        .formatted(
            run.task().name(),
            run.method().label(),
            run.seed(),
            settings.exhaustiveness(),
            docking.engine());
  }

  private List<WinnerRow> rows(DockingTask task, DockingMethod method, List<Logged> runs) {
    List<WinnerRow> rows = new ArrayList<>();
    for (int stage : settings.stages()) {
      rows.add(row(task, method, new Cut(runs, stage, "all", design -> true)));
      rows.add(
          row(task, method, new Cut(runs, stage, "clean", design -> quality(design).isClean())));
    }
    return rows;
  }

  private record Cut(
      List<Logged> runs, int stage, String selection, Predicate<Design> qualifies) {}

  private WinnerRow row(DockingTask task, DockingMethod method, Cut cut) {
    List<Design> best =
        cut.runs().stream()
            .flatMap(run -> run.best(cut.stage(), cut.qualifies()).stream())
            .toList();
    return new WinnerRow(
        task.name(),
        method.label(),
        cut.selection(),
        cut.stage(),
        best.stream().map(Design::dockstring).toList(),
        best.stream()
            .min(Comparator.comparingDouble(Design::dockstring))
            .map(design -> new WinnerRow.Winner(design, quality(design), List.of(), List.of())));
  }

  private Quality quality(Design design) {
    return qualities.computeIfAbsent(design.smiles(), Quality::of);
  }

  /** Published winners docked anew as ours. */
  public List<WinnerRow> redocked(List<WinnerRow> published, Parallel parallel) {
    return parallel.map(published, this::judged);
  }

  /** Docks the winner of the last stage anew. */
  private WinnerRow judged(WinnerRow row) {
    if (row.dockings() < settings.budget() || row.winner().isEmpty()) {
      return row;
    }
    DockingTask task =
        tasks.stream().filter(each -> each.name().equals(row.task())).findFirst().orElseThrow();
    return row.withWinner(redocked(row.winner().get(), task));
  }

  /** A molecule docked anew; those by seeds that fail are left out. */
  WinnerRow.Winner redocked(WinnerRow.Winner winner, DockingTask task) {
    DockstringSettings.Redocking redocking = settings.redocking();
    List<Double> own = again(winner, task, redocking.docking());
    List<Double> vina = redocking.vina().map(with -> again(winner, task, with)).orElse(List.of());
    return new WinnerRow.Winner(winner.design(), winner.quality(), own, vina);
  }

  private List<Double> again(WinnerRow.Winner winner, DockingTask task, Docking docking) {
    return settings.redocking().settings().stream()
        .map(fresh -> new TaskDocking(task, docking, fresh).dock(winner.design().smiles()))
        .filter(design -> Double.isFinite(design.affinity()))
        .map(Design::dockstring)
        .toList();
  }
}
