package org.tgd.workbench.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalIndex;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Html;

/** What a model was asked and what it said, word by word, some calls a page. */
final class CallsPage {
  private static final int A_PAGE = 20;

  /** So many bytes of the journal make a page at most, unless one call alone has more. */
  private static final long MOST_BYTES = 4_000_000;

  /** Of a longer text the beginning is shown. */
  private static final int MOST_SHOWN = 2_000_000;

  private CallsPage() {}

  static Reply of(String id, JournalIndex calls, String page) {
    List<Integer> begins = begins(calls);
    int pages = begins.size();
    int number = Page.number(page, pages);
    StringBuilder html = new StringBuilder("<h1>Calls of ").append(Html.escaped(id));
    html.append("</h1>\n<p class=\"legend\">").append(calls.size()).append(" calls");
    html.append(pages > 1 ? ", page " + number + " of " + pages : "").append("</p>\n");
    int end = number < pages ? begins.get(number) : calls.size();
    for (int i = begins.get(number - 1); i < end; i++) {
      html.append(call(i + 1, read(calls.line(i))));
    }
    html.append("<p class=\"links\">");
    html.append(number > 1 ? link(id, number - 1, "before") : "");
    html.append(number < pages ? link(id, number + 1, "after") : "");
    html.append(Page.anchor("/run", id, "the run")).append("</p>\n");
    return Page.of("tgd: calls of " + id, "", html.toString());
  }

  /** With which call each page begins. */
  private static List<Integer> begins(JournalIndex calls) {
    List<Integer> begins = new ArrayList<>(List.of(0));
    long bytes = 0;
    for (int i = 0; i < calls.size(); i++) {
      int begin = begins.get(begins.size() - 1);
      bytes += calls.bytes(i);
      if (i > begin && (i - begin == A_PAGE || bytes > MOST_BYTES)) {
        begins.add(i);
        bytes = calls.bytes(i);
      }
    }
    return begins;
  }

  private static String link(String id, int page, String words) {
    String address = Page.link("/calls", "id", id) + "&page=" + page;
    return "<a href=\"" + Html.escaped(address) + "\">" + words + "</a> ";
  }

  private static String call(int number, JsonNode call) {
    JsonNode asked = call.path("request");
    JsonNode said = call.path("result");
    StringBuilder html = new StringBuilder("<section class=\"step\">\n<h3>Call ").append(number);
    html.append(" <small>").append(Html.escaped(asked.path("model").asText())).append(", ");
    html.append(said.path("input_tokens").asLong()).append(" tokens read, ");
    html.append(said.path("output_tokens").asLong()).append(" written");
    html.append(said.path("truncated").asBoolean() ? ", cut off" : "").append("</small></h3>\n");
    html.append(text("system", asked.path("system").asText()));
    html.append(text("asked", asked.path("user").asText()));
    html.append(text("answer", said.path("text").asText()));
    return html.append("</section>\n").toString();
  }

  private static String text(String name, String text) {
    int end = Math.min(text.length(), MOST_SHOWN);
    String rest =
        end == text.length()
            ? ""
            : "<p class=\"legend\">The first %d of %d characters; journal.jsonl of the run holds all.</p>"
                .formatted(end, text.length());
    return "<details%s><summary>%s</summary><pre class=\"diff\">%s</pre>%s</details>\n"
        .formatted(
            name.equals("system") ? "" : " open", name, Html.escaped(text.substring(0, end)), rest);
  }

  private static JsonNode read(String line) {
    try {
      return JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new InputException("a line of the journal is not JSON", e);
    }
  }
}
