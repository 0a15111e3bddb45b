package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.workbench.export.ExportedRun;

/**
 * A run in a list.
 *
 * @param directory where it is
 * @param record what happened
 * @param end the word for its end
 * @param tags what a person put on it
 */
record ListedRun(RunDirectory directory, RunRecord record, String end, NavigableSet<String> tags) {
  /** Options of domains that say what a run is for, the first that is set counts. */
  private static final List<String> AIMS = List.of("objective", "goals", "task", "evaluator");

  private static final int AIM = 40;

  /** Heads of what stands before the columns of domains. */
  static final List<String> FIRST =
      List.of("run", "domain", "end", "steps", "start", "best", "method");

  /** Heads of what stands behind them. */
  static final List<String> LAST = List.of("made", "objective", "seed", "usd", "tags");

  RunConfig config() {
    return record.manifest().config();
  }

  String name() {
    return directory.path().getFileName().toString();
  }

  List<String> first() {
    return List.of(
        name(),
        config().domain(),
        end,
        record.lastStep() + "/" + config().steps(),
        record.start().map(start -> Numbers.brief(start.loss())).orElse("-"),
        record.best().map(best -> Numbers.brief(best.loss())).orElse("-"),
        config().method());
  }

  List<String> last() {
    return List.of(
        made(),
        objective(),
        Long.toString(config().seed()),
        Numbers.brief(record.spent().asked().all().usd()),
        String.join(" ", tags));
  }

  /** Date and time to the second, UTC. */
  private String made() {
    return record.manifest().created().replaceFirst("\\.\\d+Z$", "Z");
  }

  private String objective() {
    Map<String, String> options = config().options();
    String aim =
        AIMS.stream()
            .map(options::get)
            .filter(value -> value != null && !value.isBlank())
            .findFirst()
            .orElseGet(() -> all(options))
            .replaceAll("\\s+", " ");
    return aim.length() > AIM ? aim.substring(0, AIM - 1) + "…" : aim;
  }

  private static String all(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(each -> !each.getValue().isBlank())
        .map(each -> each.getKey() + "=" + each.getValue().strip())
        .collect(Collectors.joining(", "));
  }

  /** What stands beside its record. */
  ExportedRun.Label label() {
    return new ExportedRun.Label(objective(), List.copyOf(tags));
  }

  ObjectNode json() {
    ObjectNode node = RunResult.json(end, record).put("run", directory.path().toString());
    node.put("made", record.manifest().created()).put("objective", objective());
    node.put("seed", config().seed());
    tags.forEach(node.putArray("tags")::add);
    return node;
  }
}
