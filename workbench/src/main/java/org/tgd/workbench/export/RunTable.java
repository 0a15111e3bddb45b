package org.tgd.workbench.export;

import static org.tgd.benchmarks.stats.TableColumn.Type.FLAG;
import static org.tgd.benchmarks.stats.TableColumn.Type.NUMBER;
import static org.tgd.benchmarks.stats.TableColumn.Type.TEXT;
import static org.tgd.benchmarks.stats.TableColumn.Type.WHOLE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tgd.benchmarks.stats.TableColumn;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunConfig;

/**
 * Runs as a table: a row a run, with its options as {@code params.NAME} and the metrics of its best
 * candidate as {@code metrics.NAME}; or a row for each judged candidate, with its metrics.
 */
public final class RunTable {
  /** What a row is. */
  public enum Rows {
    /** A run. */
    RUNS,
    /** A candidate that was judged. */
    CANDIDATES
  }

  private static final List<TableColumn> RUN =
      List.of(
          new TableColumn("run", TEXT),
          new TableColumn("path", TEXT),
          new TableColumn("domain", TEXT),
          new TableColumn("method", TEXT),
          new TableColumn("end", TEXT),
          new TableColumn("steps", WHOLE),
          new TableColumn("planned_steps", WHOLE),
          new TableColumn("evaluations", WHOLE),
          new TableColumn("calls", WHOLE),
          new TableColumn("tokens", WHOLE),
          new TableColumn("attempts", WHOLE),
          new TableColumn("failures", WHOLE),
          new TableColumn("cache_hits", WHOLE),
          new TableColumn("usd", NUMBER),
          new TableColumn("seed", WHOLE),
          new TableColumn("made", TEXT),
          new TableColumn("objective", TEXT),
          new TableColumn("tags", TEXT),
          new TableColumn("model", TEXT),
          new TableColumn("critic", TEXT),
          new TableColumn("editor", TEXT),
          new TableColumn("strategy", TEXT),
          new TableColumn("start_loss", NUMBER),
          new TableColumn("best_loss", NUMBER),
          new TableColumn("best_validation_loss", NUMBER),
          new TableColumn("best_test_loss", NUMBER),
          new TableColumn("best_step", WHOLE),
          new TableColumn("start_text", TEXT),
          new TableColumn("best_text", TEXT));

  private static final List<TableColumn> WHOSE =
      List.of(
          new TableColumn("run", TEXT),
          new TableColumn("path", TEXT),
          new TableColumn("domain", TEXT),
          new TableColumn("seed", WHOLE));

  private static final List<TableColumn> CANDIDATE =
      List.of(
          new TableColumn("step", WHOLE),
          new TableColumn("candidate", WHOLE),
          new TableColumn("accepted", FLAG),
          new TableColumn("loss", NUMBER),
          new TableColumn("text", TEXT));

  /** So many characters of texts are kept from the first reading for the second at most. */
  private static final long MOST_KEPT = 16_000_000;

  private final ExportedRuns runs;
  private final Rows rows;
  private final boolean named;
  private final SortedSet<String> options = new TreeSet<>();
  private final Set<String> metrics = new LinkedHashSet<>();
  private final List<Kept> kept = new ArrayList<>();
  private long size;

  /** A run's row but for the columns that other runs may add. */
  private record Kept(
      List<Object> cells, Map<String, String> options, Map<String, Double> metrics) {
    long size() {
      return cells.stream()
          .mapToLong(cell -> cell instanceof String text ? text.length() : 0)
          .sum();
    }
  }

  private RunTable(ExportedRuns runs, Rows rows, boolean named) {
    this.runs = runs;
    this.rows = rows;
    this.named = named;
  }

  /**
   * A table. Reads all runs once, for its columns; where rows are runs with short texts, not again.
   *
   * @param named whether rows of candidates say of which run they are
   */
  public static RunTable of(ExportedRuns runs, Rows rows, boolean named) throws IOException {
    RunTable table = new RunTable(runs, rows, named);
    runs.each(rows == Rows.RUNS ? table::keep : table::look);
    return table;
  }

  private void keep(ExportedRun run) {
    Kept row = kept(run);
    options.addAll(row.options().keySet());
    metrics.addAll(row.metrics().keySet());
    size += row.size();
    if (size <= MOST_KEPT) {
      kept.add(row);
    } else {
      kept.clear();
    }
  }

  private void look(ExportedRun run) {
    run.record().steps().forEach(each -> metrics.addAll(metrics(each).keySet()));
  }

  /** Its columns; no two have one name. */
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    if (rows == Rows.RUNS) {
      columns.addAll(RUN);
      options.forEach(name -> columns.add(new TableColumn("params." + name, TEXT)));
      metrics.forEach(name -> columns.add(new TableColumn("metrics." + name, NUMBER)));
      return columns;
    }
    columns.addAll(named ? WHOSE : List.of());
    columns.addAll(CANDIDATE);
    List<String> taken = columns.stream().map(TableColumn::name).toList();
    metrics.forEach(
        name ->
            columns.add(new TableColumn(taken.contains(name) ? "metrics." + name : name, NUMBER)));
    return columns;
  }

  /** What is done with a row. */
  @FunctionalInterface
  public interface Row {
    /** Takes texts, booleans, longs and doubles; null where there is nothing to say. */
    void take(List<Object> cells) throws IOException;
  }

  /** Hands over its rows. */
  public void each(Row row) throws IOException {
    if (rows == Rows.RUNS && size <= MOST_KEPT) {
      for (Kept run : kept) {
        row.take(cells(run));
      }
    } else if (rows == Rows.RUNS) {
      runs.each(run -> row.take(cells(kept(run))));
    } else {
      runs.each(
          run -> {
            for (Judged judged : run.record().steps()) {
              row.take(candidate(run, judged));
            }
          });
    }
  }

  private List<Object> cells(Kept run) {
    List<Object> cells = new ArrayList<>(run.cells());
    options.forEach(name -> cells.add(run.options().get(name)));
    metrics.forEach(name -> cells.add(run.metrics().get(name)));
    return cells;
  }

  private List<Object> candidate(ExportedRun run, Judged judged) {
    List<Object> cells = new ArrayList<>();
    if (named) {
      cells.add(run.name());
      cells.add(run.directory().path().toString());
      cells.add(run.config().domain());
      cells.add(run.config().seed());
    }
    cells.add((long) judged.index());
    cells.add((long) judged.candidate());
    cells.add(judged.accepted());
    cells.add(judged.loss());
    cells.add(judged.text());
    Map<String, Double> values = metrics(judged);
    metrics.forEach(name -> cells.add(values.get(name)));
    return cells;
  }

  private static Kept kept(ExportedRun run) {
    RunConfig config = run.config();
    Optional<Judged> best = run.record().best();
    List<Object> cells = new ArrayList<>();
    cells.add(run.name());
    cells.add(run.directory().path().toString());
    cells.add(config.domain());
    cells.add(config.method());
    cells.add(run.end());
    cells.add((long) run.record().lastStep());
    cells.add((long) config.steps());
    spent(run, cells);
    cells.add(config.seed());
    cells.add(run.record().manifest().created());
    cells.add(run.label().objective());
    cells.add(String.join(" ", run.label().tags()));
    cells.add(config.asksModel() ? config.model().name() : "none");
    cells.add(config.critic());
    cells.add(config.editor());
    cells.add(config.search().strategy().toString());
    cells.add(run.record().start().map(Judged::loss).orElse(null));
    cells.add(best.map(Judged::loss).orElse(null));
    cells.add(number(best.map(Judged::validation)));
    cells.add(number(best.map(Judged::test)));
    cells.add(best.map(each -> (long) each.index()).orElse(null));
    cells.add(run.record().start().map(Judged::text).orElse(null));
    cells.add(best.map(Judged::text).orElse(null));
    return new Kept(cells, config.options(), best.map(RunTable::metrics).orElse(Map.of()));
  }

  private static void spent(ExportedRun run, List<Object> cells) {
    LedgerEntry asked = run.record().spent().asked().all();
    cells.add(run.record().spent().evaluations());
    cells.add(run.record().spent().calls());
    cells.add(run.record().spent().tokens());
    cells.add(asked.attempts());
    cells.add(asked.failedAttempts());
    cells.add(asked.cacheHits());
    cells.add(asked.usd());
  }

  private static Object number(Optional<OptionalDouble> value) {
    return value.isPresent() && value.get().isPresent() ? value.get().getAsDouble() : null;
  }

  private static Map<String, Double> metrics(Judged judged) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : judged.evaluation().metrics()) {
      values.putIfAbsent(metric.name(), metric.value());
    }
    return values;
  }
}
