package org.tgd.workbench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.report.RunReport;

/** Which page answers which address. */
final class Pages {
  /** A report may run its own script, as if it came from nowhere: it reaches nothing of this. */
  private static final String SANDBOX =
      "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " script-src 'unsafe-inline'; frame-ancestors 'self'";

  private final Site site;
  private final Guard guard;
  private final RunIndex index;
  private final Watcher watcher;
  private final Steering steering;
  private final Drawings drawings = new Drawings();
  private final Views views = new Views();
  private final CallJournals calls = new CallJournals();

  Pages(Site site, Guard guard) {
    this.site = site;
    this.guard = guard;
    this.index = new RunIndex(site.folder());
    this.watcher = new Watcher(() -> index.all().toString());
    this.steering = new Steering(site);
  }

  /** Reads all runs once. */
  void warm() {
    index.all();
  }

  Reply reply(Request request) {
    return request.method().equals("POST") ? change(request) : show(request);
  }

  private Reply show(Request request) {
    return switch (request.path()) {
      case "/" -> list(request);
      case "/run" -> run(request);
      case "/calls" ->
          CallsPage.of(request.value("id"), calls.of(directory(request)), request.value("page"));
      case "/report" -> report(request);
      case "/compare" -> ComparePage.of(index, request.values("run"));
      case "/studies" -> StudyPages.list(index);
      case "/study" -> StudyPages.one(index, request.value("id"));
      case "/compare-studies" -> StudyPages.compared(index, request.values("study"));
      case "/candidates" -> candidates(request).grid(request.value("page"), request.value("sort"));
      case "/candidate" -> candidates(request).one(request.value("c"), request.value("slice"));
      case "/slice" -> candidates(request).slice(request.value("c"), request.value("slice"));
      case "/front" -> front(request);
      case "/views" -> views.page(request.value("id"), index.record(request.value("id")));
      case "/views.js" -> views.script(request.value("id"), index.record(request.value("id")));
      case "/assets/report.css" -> Reply.text(200, "text/css; charset=utf-8", RunReport.style());
      case "/assets/dashboard.css" ->
          Reply.text(200, "text/css; charset=utf-8", Page.resource("dashboard.css"));
      case "/assets/dashboard.js" ->
          Reply.text(200, "text/javascript; charset=utf-8", Page.resource("dashboard.js"));
      default -> throw new Refusal(404, "there is no such page");
    };
  }

  private Reply list(Request request) {
    if (guard.same(request.value("token"))) {
      return Reply.seeOther("/")
          .with(
              "Set-Cookie",
              Request.COOKIE + "=" + site.token() + "; Path=/; HttpOnly; SameSite=Strict");
    }
    List<RunSummary> all = index.all();
    ListPage.Filter filter =
        new ListPage.Filter(request.value("q"), request.value("status"), request.value("domain"));
    return ListPage.of(
        all,
        "/events?seen=" + Live.mark(all.toString()),
        new ListPage.View(filter, request.value("sort"), request.value("order").equals("down")));
  }

  private Reply run(Request request) {
    String id = request.value("id");
    RunDirectory directory = directory(request);
    String live = Page.link("/events", "id", id) + "&seen=" + Live.mark(index.stamp(id));
    boolean steered = !site.readOnly() && guard.knows(request);
    List<RunSummary> branches =
        index.all().stream().filter(each -> each.parent().filter(id::equals).isPresent()).toList();
    RunPage.Seen seen = new RunPage.Seen(id, index.summary(id), branches, () -> index.record(id));
    return new RunPage(seen, directory, steered, drawings.of(id, directory)).reply(live);
  }

  private CandidatePages candidates(Request request) {
    String id = request.value("id");
    RunDirectory directory = directory(request);
    return new CandidatePages(id, index.record(id), drawings.of(id, directory));
  }

  private Reply front(Request request) {
    List<String> ids = request.values("run");
    ComparePage.requireFew(ids);
    Map<String, RunRecord> runs = new LinkedHashMap<>();
    ids.forEach(id -> runs.put(id, index.record(id)));
    return FrontPage.of(runs, request.value("across"), request.value("up"));
  }

  private Reply report(Request request) {
    Path file = directory(request).report();
    if (!Files.isRegularFile(file)) {
      throw new Refusal(404, "the run has no report yet; it is written when the run ends");
    }
    try {
      return Reply.html(200, Files.readString(file, StandardCharsets.UTF_8))
          .with("Content-Security-Policy", SANDBOX);
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be read", e);
    }
  }

  private RunDirectory directory(Request request) {
    return index.directory(request.value("id"));
  }

  private Reply change(Request request) {
    String id = request.field("id");
    RunDirectory directory = index.directory(id);
    switch (request.path()) {
      case "/stop" -> steering.stop(directory);
      case "/resume" -> steering.resume(directory);
      case "/pause" -> steering.pause(directory);
      case "/answer" ->
          steering.answer(directory, request.field("number"), request.field("answer"));
      case "/branch" -> id = branch(directory, request);
      case "/note" -> steering.note(directory, request.field("text"));
      default -> throw new Refusal(404, "there is no such page");
    }
    return Reply.seeOther(Page.link("/run", "id", id));
  }

  /** The page of the new run, or of the one it comes from where it is not there yet. */
  private String branch(RunDirectory directory, Request request) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : List.of("steps", "seed")) {
      settings.put(name, request.field(name).strip());
    }
    Path made = steering.branch(directory, request.field("from"), settings);
    return index.id(Files.exists(made) ? made : directory.path());
  }

  /** What tells a page that it is out of date: one run's files, or those of all. */
  Live events(Request request) {
    String viewed = request.value("views");
    if (!viewed.isEmpty()) {
      RunRecord record = index.record(viewed);
      return new Live(() -> views.state(viewed, record), request.value("seen"));
    }
    String id = request.value("id");
    if (id.isEmpty()) {
      return new Live(watcher::state, request.value("seen"));
    }
    index.directory(id);
    return new Live(() -> index.stamp(id), request.value("seen"));
  }
}
