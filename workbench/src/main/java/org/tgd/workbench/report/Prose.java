package org.tgd.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tgd.core.report.Html;

/** Reports of evaluators as HTML: blocks between fences of tildes are set apart, without them. */
final class Prose {
  private static final String FENCE = "~{3,}";

  private Prose() {}

  /** A paragraph for what stands between fenced blocks. */
  static String html(String text) {
    return rendered(text, part -> "<p class=\"prose\">" + Html.escaped(part) + "</p>\n");
  }

  /** A list with an item for each line that is not fenced. */
  static String list(String text) {
    return "<ul>\n"
        + rendered(
            text,
            part ->
                part.lines()
                    .map(line -> "<li>" + Html.escaped(line) + "</li>\n")
                    .reduce("", String::concat))
        + "</ul>\n";
  }

  private static String rendered(String text, UnaryOperator<String> plain) {
    var html = new StringBuilder();
    List<String> part = new ArrayList<>();
    String fence = "";
    for (String line : text.lines().toList()) {
      boolean edge = fence.isEmpty() ? line.matches(FENCE) : line.equals(fence);
      if (!edge) {
        part.add(line);
        continue;
      }
      append(html, part, fence.isEmpty(), plain);
      fence = fence.isEmpty() ? line : "";
    }
    append(html, part, fence.isEmpty(), plain);
    return html.toString();
  }

  private static void append(
      StringBuilder html, List<String> part, boolean isPlain, UnaryOperator<String> plain) {
    if (!part.isEmpty()) {
      String text = String.join("\n", part);
      html.append(
          isPlain ? plain.apply(text) : "<pre class=\"diff\">" + Html.escaped(text) + "</pre>\n");
      part.clear();
    }
  }
}
