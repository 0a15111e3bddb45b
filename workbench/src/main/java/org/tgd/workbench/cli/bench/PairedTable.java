package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.benchmarks.board.PairedStudies;
import org.tgd.benchmarks.board.PairedStudies.Line;
import org.tgd.benchmarks.board.Trials;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.TextTable;

/** Two studies paired trial by trial, for the terminal and for programs. */
final class PairedTable {
  private PairedTable() {}

  private static PairedStudies paired(Path first, Path second) {
    return new PairedStudies(Trials.read(first), Trials.read(second));
  }

  static List<String> lines(Path first, Path second) {
    Trials before = Trials.read(first);
    PairedStudies paired = new PairedStudies(before, Trials.read(second));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "method",
            "pairs",
            before.quantity() + " " + first.getFileName(),
            second.getFileName().toString(),
            "better by",
            "wins/ties/losses",
            "A12",
            "p"));
    paired.lines().forEach(line -> rows.add(cells(line)));
    List<String> lines = new ArrayList<>();
    lines.add("%s beside %s, instance by instance:".formatted(second, first));
    lines.addAll(TextTable.aligned(rows));
    if (!paired.unpaired().isEmpty()) {
      lines.add("Without a pair: " + String.join("; ", paired.unpaired()));
    }
    return lines;
  }

  private static List<String> cells(Line line) {
    return List.of(
        line.method(),
        Integer.toString(line.pairs()),
        Numbers.brief(line.before()),
        Numbers.brief(line.after()),
        "%s [%s, %s]"
            .formatted(
                Numbers.brief(line.gain()),
                Numbers.brief(line.gainBounds().low()),
                Numbers.brief(line.gainBounds().high())),
        "%d/%d/%d".formatted(line.wins(), line.ties(), line.losses()),
        String.format(Locale.ROOT, "%.2f", line.a12()),
        String.format(Locale.ROOT, "%.2g", line.p()));
  }

  static void json(ArrayNode array, Path first, Path second) {
    for (Line line : paired(first, second).lines()) {
      ObjectNode node = array.addObject();
      node.put("first", first.toString()).put("second", second.toString());
      node.put("method", line.method()).put("pairs", line.pairs());
      node.put("before", line.before()).put("after", line.after()).put("better_by", line.gain());
      node.putArray("interval").add(line.gainBounds().low()).add(line.gainBounds().high());
      node.put("wins", line.wins()).put("ties", line.ties()).put("losses", line.losses());
      node.put("a12", line.a12()).put("p_holm", line.p());
    }
  }
}
