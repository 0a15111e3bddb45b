package org.tgd.workbench.cli.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tgd.benchmarks.answer.SolutionTable;
import org.tgd.benchmarks.answer.SolutionTable.Line;

/** What solutions came to, for readers and for programs. */
final class SolutionText {
  private SolutionText() {}

  static List<List<String>> cells(SolutionTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "right", "accuracy", "unread", "tokens", "p against start"));
    for (Line line : table.lines()) {
      rows.add(
          List.of(
              name(table, line),
              line.correct() + " of " + line.questions(),
              String.format(
                  Locale.ROOT,
                  "%.2f %% [%.1f, %.1f]",
                  100 * line.accuracy(),
                  100 * line.interval().low(),
                  100 * line.interval().high()),
              Integer.toString(line.unparsed()),
              number("%.0f", line.tokens()),
              number("%.3f", line.p())));
    }
    return rows;
  }

  private static String name(SolutionTable table, Line line) {
    return switch (line.name()) {
      case "last" -> "last (step " + table.steps() + ")";
      case "best validated" -> "best validated (step " + table.chosen().orElseThrow() + ")";
      case "vote only" -> "vote only, independent answers";
      default -> line.name();
    };
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  static List<String> remarks(SolutionTable table) {
    List<String> remarks = new ArrayList<>();
    remarks.add("p: McNemar's exact test. Tokens: for each question, all steps together.");
    table
        .chosen()
        .ifPresent(
            step ->
                remarks.add(
                    "Step %d was right on %d of %d questions for validation; nothing was chosen on the test."
                        .formatted(step, table.validated(step), table.validation().size())));
    table
        .againstControl()
        .ifPresent(
            p ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "The vote against the vote of independent answers: p %.3f.",
                        p)));
    return remarks;
  }

  static ObjectNode json(SolutionTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("questions", table.test().size()).put("steps", table.steps());
    table.chosen().ifPresent(step -> json.put("chosen_step", step));
    table.chosen().ifPresent(step -> json.put("validated", table.validated(step)));
    json.put("validation_questions", table.validation().size());
    ArrayNode rows = json.putArray("rows");
    for (Line line : table.lines()) {
      ObjectNode row = rows.addObject().put("name", line.name()).put("correct", line.correct());
      row.put("accuracy", line.accuracy()).put("unparsed", line.unparsed());
      row.put("low", line.interval().low()).put("high", line.interval().high());
      line.tokens().ifPresent(tokens -> row.put("tokens", tokens));
      line.p().ifPresent(p -> row.put("p_start", p));
    }
    table.againstControl().ifPresent(p -> json.put("p_vote_against_control", p));
    return json;
  }
}
