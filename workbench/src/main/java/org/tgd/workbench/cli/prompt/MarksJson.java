package org.tgd.workbench.cli.prompt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tgd.benchmarks.answer.Answered;
import org.tgd.benchmarks.answer.Marks;
import org.tgd.benchmarks.stats.Bounds;

/** What a prompt came to, for programs and for readers. */
final class MarksJson {
  private MarksJson() {}

  static ObjectNode json(Marks marks) {
    Bounds interval = marks.interval();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("questions", marks.total()).put("correct", marks.correct());
    json.put("unparsed", marks.unparsed()).put("accuracy", marks.accuracy());
    json.put("low", interval.low()).put("high", interval.high());
    return json;
  }

  static String words(Marks marks) {
    Bounds interval = marks.interval();
    return String.format(
        Locale.ROOT,
        "%.1f %% [%.1f, %.1f], %d of %d right, %d without a readable answer",
        100 * marks.accuracy(),
        100 * interval.low(),
        100 * interval.high(),
        marks.correct(),
        marks.total(),
        marks.unparsed());
  }

  /** A line for each answer. */
  static String lines(Marks marks) {
    return marks.answers().stream()
        .map(MarksJson::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Answered each) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", each.question().id())
        .put("verdict", each.check().verdict().name())
        .put("found", each.check().found())
        .put("gold", each.question().gold())
        .put("output", each.output())
        .toString();
  }
}
