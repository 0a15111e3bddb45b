package org.tgd.workbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.Visible;
import org.tgd.core.run.RunRecord;

/** Runs side by side, a column each: in what their settings differ, and what came out. */
public final class RunComparison {
  private static final int WIDEST = 40;

  private RunComparison() {}

  /**
   * One run.
   *
   * @param name its heading
   * @param record what happened
   * @param end the word for its end
   */
  public record Column(String name, RunRecord record, String end) {}

  /** The rows of the table, the names of the runs first. */
  public static List<List<String>> rows(List<Column> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", runs, Column::name));
    settings(runs).forEach((name, values) -> rows.add(values));
    rows.add(row("end", runs, Column::end));
    rows.add(row("steps taken", runs, run -> Integer.toString(run.record().lastStep())));
    rows.add(row("start loss", runs, run -> loss(run.record().start())));
    rows.add(row("best loss", runs, run -> loss(run.record().best())));
    rows.add(
        row(
            "best at step",
            runs,
            run -> run.record().best().map(best -> Integer.toString(best.index())).orElse("-")));
    for (String metric : metrics(runs)) {
      rows.add(row(metric, runs, run -> metric(run, metric)));
    }
    rows.add(row("evaluations", runs, run -> "" + run.record().spent().evaluations()));
    rows.add(row("calls of a model", runs, run -> "" + run.record().spent().calls()));
    rows.add(row("tokens", runs, run -> "" + run.record().spent().tokens()));
    rows.add(
        row("US dollars", runs, run -> Numbers.brief(run.record().spent().asked().all().usd())));
    return rows;
  }

  private static List<String> row(String name, List<Column> runs, Function<Column, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    runs.forEach(run -> row.add(cell.apply(run)));
    return row;
  }

  private static String loss(Optional<Judged> judged) {
    return judged.map(each -> Numbers.brief(each.loss())).orElse("-");
  }

  /** The settings that are not the same in all runs, as rows. */
  private static Map<String, List<String>> settings(List<Column> runs) {
    List<Map<String, String>> all = runs.stream().map(RunComparison::settings).toList();
    Set<String> names = new LinkedHashSet<>();
    all.forEach(each -> names.addAll(each.keySet()));
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      all.forEach(each -> row.add(each.getOrDefault(name, "-")));
      if (new LinkedHashSet<>(row.subList(1, row.size())).size() > 1) {
        rows.put(name, row);
      }
    }
    return rows;
  }

  private static Map<String, String> settings(Column run) {
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", run.record().manifest().json().path("config"), settings);
    return settings;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String name = prefix + each.getKey().replace('_', ' ');
      if (each.getValue().isObject()) {
        flatten(name.equals("options") ? "" : name + " ", each.getValue(), into);
      } else {
        String text = Visible.of(each.getValue().asText(each.getValue().toString()));
        into.put(name, cut(text.lines().findFirst().orElse("")));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > WIDEST ? text.substring(0, WIDEST - 2) + " …" : text;
  }

  private static Set<String> metrics(List<Column> runs) {
    Set<String> names = new LinkedHashSet<>();
    for (Column run : runs) {
      run.record()
          .best()
          .ifPresent(
              best -> best.evaluation().metrics().stream().map(Metric::name).forEach(names::add));
    }
    return names;
  }

  private static String metric(Column run, String name) {
    return run.record()
        .best()
        .flatMap(best -> best.metric(name))
        .map(Numbers::withUnit)
        .orElse("-");
  }
}
