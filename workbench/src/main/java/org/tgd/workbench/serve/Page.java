package org.tgd.workbench.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tgd.core.report.Html;

/** What all pages share. */
final class Page {
  private Page() {}

  /**
   * A whole page.
   *
   * @param title its title, not escaped
   * @param live the address of the part that is fetched again when the runs change; empty for none
   * @param body its middle
   */
  static Reply of(String title, String live, String body) {
    return Reply.html(200, page(title, live, body));
  }

  private static String page(String title, String live, String body) {
    String part = live.isEmpty() ? "" : " data-live=\"" + Html.escaped(live) + "\"";
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <link rel="stylesheet" href="/assets/report.css">
    <link rel="stylesheet" href="/assets/dashboard.css">
    <link rel="icon" href="data:,">
    <script src="/assets/dashboard.js" defer></script>
    </head>
    <body>
    <a class="skip" href="#main">to the content</a>
    <nav><a href="/">runs</a> <a href="/studies">studies</a></nav>
    <main id="main"%s>
    """
            .formatted(Html.escaped(title), part)
        + body
        + "</main>\n</body>\n</html>\n";
  }

  static Reply refused(int status, String why) {
    String body = "<h1>Not done</h1>\n<p role=\"alert\">" + Html.escaped(why) + "</p>\n";
    return Reply.html(status, page("tgd: not done", "", body));
  }

  /** A file that stands beside this class. */
  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A link to a page about a run, its words escaped. */
  static String anchor(String path, String id, String words) {
    return "<a href=\"%s\">%s</a>"
        .formatted(Html.escaped(link(path, "id", id)), Html.escaped(words));
  }

  /** An address with one value. */
  static String link(String path, String name, String value) {
    return path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The number of a page among so many, 1 where none is named. */
  static int number(String page, int pages) {
    if (page.isEmpty()) {
      return 1;
    }
    if (!page.matches("[0-9]{1,6}")
        || Integer.parseInt(page) < 1
        || Integer.parseInt(page) > pages) {
      throw new Refusal(404, "there is no page '" + page + "'; there are 1 to " + pages);
    }
    return Integer.parseInt(page);
  }
}
