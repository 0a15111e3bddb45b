package org.tgd.workbench.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalContents;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Html;
import org.tgd.core.run.JournaledEngine;
import org.tgd.core.run.RunDirectory;

/** What a model was asked and what it said, word by word, some calls a page. */
final class CallsPage {
  private static final int A_PAGE = 20;
  private static final String MARK = "\"kind\":\"" + JournaledEngine.KIND + "\"";

  private static final Pattern BEGINNING =
      Pattern.compile("\\{\"id\":\"[^\"\\\\]*\"," + Pattern.quote(MARK));

  private CallsPage() {}

  static Reply of(String id, RunDirectory directory, String page) {
    List<String> calls =
        JournalContents.of(directory.path()).lines().stream().filter(CallsPage::isCall).toList();
    int pages = Math.max(1, (calls.size() + A_PAGE - 1) / A_PAGE);
    int number = Page.number(page, pages);
    StringBuilder html = new StringBuilder("<h1>Calls of ").append(Html.escaped(id));
    html.append("</h1>\n<p class=\"legend\">").append(calls.size()).append(" calls");
    html.append(pages > 1 ? ", page " + number + " of " + pages : "").append("</p>\n");
    int begin = (number - 1) * A_PAGE;
    for (int i = begin; i < Math.min(calls.size(), begin + A_PAGE); i++) {
      html.append(call(i + 1, read(calls.get(i))));
    }
    html.append("<p class=\"links\">");
    html.append(number > 1 ? link(id, number - 1, "before") : "");
    html.append(number < pages ? link(id, number + 1, "after") : "");
    html.append(Page.anchor("/run", id, "the run")).append("</p>\n");
    return Page.of("tgd: calls of " + id, "", html.toString());
  }

  /** Seen from the line's beginning where it is as written; answers may be long. */
  private static boolean isCall(String line) {
    return BEGINNING.matcher(line).lookingAt()
        || (line.contains(MARK) && read(line).path("kind").asText().equals(JournaledEngine.KIND));
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
    return "<details%s><summary>%s</summary><pre class=\"diff\">%s</pre></details>\n"
        .formatted(name.equals("system") ? "" : " open", name, Html.escaped(text));
  }

  private static JsonNode read(String line) {
    try {
      return JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new InputException("a line of the journal is not JSON", e);
    }
  }
}
