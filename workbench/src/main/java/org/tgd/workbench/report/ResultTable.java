package org.tgd.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.TextTable;
import org.tgd.core.report.Visible;
import org.tgd.core.run.RunRecord;

/** The start and the best of a run side by side, for the terminal. */
public final class ResultTable {
  private static final int WIDEST = 60;

  private ResultTable() {}

  /**
   * The lines of the table; long texts are cut there and shown whole below it.
   *
   * @param width characters of a line of the table; empty for as long as they are
   */
  public static List<String> lines(RunRecord record, OptionalInt width) {
    if (record.start().isEmpty() || record.best().isEmpty()) {
      return List.of("The run ended before its first candidate was judged.");
    }
    Judged start = record.start().get();
    Judged best = record.best().get();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "start", "best (step " + best.index() + ")"));
    rows.add(List.of("candidate", cut(Visible.of(start.text())), cut(Visible.of(best.text()))));
    rows.add(List.of("loss", Numbers.brief(start.loss()), Numbers.brief(best.loss())));
    if (best.validation().isPresent()) {
      rows.add(row("validation loss", start.validation(), best.validation()));
    }
    if (best.test().isPresent()) {
      rows.add(row("test loss", start.test(), best.test()));
    }
    Map<String, Metric> before = byName(start);
    Map<String, Metric> after = byName(best);
    Stream.concat(start.evaluation().metrics().stream(), best.evaluation().metrics().stream())
        .map(Metric::name)
        .distinct()
        .forEach(name -> rows.add(List.of(name, cell(before.get(name)), cell(after.get(name)))));
    List<String> lines =
        width.isPresent() ? TextTable.fitted(rows, width.getAsInt()) : TextTable.aligned(rows);
    if (isCut(best.text())) {
      lines.add("");
      lines.add("best candidate in full:");
      Visible.of(best.text()).lines().forEach(lines::add);
    }
    return lines;
  }

  private static List<String> row(String name, OptionalDouble before, OptionalDouble after) {
    return List.of(name, cell(before), cell(after));
  }

  private static String cell(OptionalDouble loss) {
    return loss.isPresent() ? Numbers.brief(loss.getAsDouble()) : "-";
  }

  private static Map<String, Metric> byName(Judged judged) {
    return judged.evaluation().metrics().stream()
        .collect(Collectors.toMap(Metric::name, Function.identity(), (a, b) -> a));
  }

  private static String cell(Metric metric) {
    return metric == null ? "-" : Numbers.withUnit(metric);
  }

  private static boolean isCut(String text) {
    return text.length() > WIDEST || text.contains("\n");
  }

  private static String cut(String text) {
    String first = text.lines().findFirst().orElse("");
    return isCut(text) ? first.substring(0, Math.min(first.length(), WIDEST - 2)) + " …" : first;
  }
}
