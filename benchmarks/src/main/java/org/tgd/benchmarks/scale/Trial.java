package org.tgd.benchmarks.scale;

import static org.tgd.benchmarks.stats.TableColumn.Type.NUMBER;
import static org.tgd.benchmarks.stats.TableColumn.Type.TEXT;
import static org.tgd.benchmarks.stats.TableColumn.Type.WHOLE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.benchmarks.stats.TableColumn;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunRecord;

/**
 * A run of a study as a row.
 *
 * @param cell which run
 * @param end how it ended
 * @param came the word for its end, such as {@code target_reached}; empty where it has none
 * @param record what happened in it; empty where it never began
 */
record Trial(GridCell cell, RunEnd end, String came, Optional<RunRecord> record) {
  static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("key", TEXT),
          new TableColumn("task", TEXT),
          new TableColumn("config", TEXT),
          new TableColumn("seed", WHOLE),
          new TableColumn("model", TEXT),
          new TableColumn("status", TEXT),
          new TableColumn("reason", TEXT),
          new TableColumn("end", TEXT),
          new TableColumn("steps", WHOLE),
          new TableColumn("evaluations", WHOLE),
          new TableColumn("calls", WHOLE),
          new TableColumn("tokens", WHOLE),
          new TableColumn("usd", NUMBER),
          new TableColumn("start_loss", NUMBER),
          new TableColumn("best_loss", NUMBER),
          new TableColumn("best_step", WHOLE),
          new TableColumn("best_metrics", TEXT),
          new TableColumn("best_text", TEXT),
          new TableColumn("seconds", NUMBER));

  /** The cells of its row: texts, longs and doubles; null where there is nothing to say. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    values.add(cell.key());
    values.add(cell.task());
    values.add(cell.config());
    values.add(cell.seed());
    values.add(cell.model());
    values.add(end.status().word());
    values.add(end.reason());
    values.add(came);
    values.add(record.<Object>map(r -> (long) r.lastStep()).orElse(null));
    values.add(record.<Object>map(r -> r.spent().evaluations()).orElse(null));
    values.add(record.<Object>map(r -> r.spent().calls()).orElse(null));
    values.add(record.<Object>map(r -> r.spent().tokens()).orElse(null));
    values.add(record.<Object>map(r -> asked(r).usd()).orElse(null));
    values.add(number(record.flatMap(RunRecord::start)));
    Optional<Judged> best = record.flatMap(RunRecord::best);
    values.add(number(best));
    values.add(best.<Object>map(b -> (long) b.index()).orElse(null));
    values.add(best.<Object>map(b -> JsonText.line(metrics(b))).orElse(null));
    values.add(best.<Object>map(Judged::text).orElse(null));
    values.add(end.seconds());
    return values;
  }

  private static LedgerEntry asked(RunRecord record) {
    return record.spent().asked().all();
  }

  private static Object number(Optional<Judged> judged) {
    return judged.<Object>map(Judged::loss).orElse(null);
  }

  static ObjectNode metrics(Judged judged) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Metric metric : judged.evaluation().metrics()) {
      EvaluationJson.number(node, metric.name(), metric.value());
    }
    return node;
  }

  /** The lowest loss, where the run is finished and something could be judged. */
  OptionalDouble best() {
    return record.filter(any -> isOk()).flatMap(RunRecord::best).stream()
        .mapToDouble(Judged::loss)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** What it asked of models. */
  Cost spent() {
    return record.map(each -> each.spent().asked().spent()).orElse(Cost.NONE);
  }

  boolean isOk() {
    return end.status() == RunEnd.Status.OK;
  }

  /** The same without what happened step by step, which is long. */
  Trial brief() {
    return new Trial(cell, end, came, record.map(Trial::brief));
  }

  private static RunRecord brief(RunRecord record) {
    List<Judged> ends = new ArrayList<>();
    record.start().ifPresent(ends::add);
    record.best().filter(best -> !ends.contains(best)).ifPresent(ends::add);
    return new RunRecord(
        record.manifest(),
        ends,
        List.of(),
        record.lastStep(),
        record.spent(),
        record.place(),
        List.of());
  }

  static int count(List<Trial> trials, RunEnd.Status status) {
    return (int) trials.stream().filter(each -> each.end.status() == status).count();
  }
}
