package org.tgd.workbench.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.ReportSections;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunRecord;

/**
 * What the domain of a run adds to its report, such as poses that turn: computed on request, in the
 * background, once for each state of the run.
 */
final class Views {
  private static final long PATIENCE = 1500;
  private static final int MOST = 8;

  private final Map<String, CompletableFuture<ReportSections>> known = new ConcurrentHashMap<>();

  /** The page; while its sections are computed it says so and is fetched again when they are. */
  Reply page(String id, RunRecord record) {
    String head = "<h1>" + Html.escaped(id) + "</h1>\n<p class=\"links\">";
    head += Page.anchor("/run", id, "the run") + "</p>\n";
    if (record.steps().isEmpty()) {
      return page(id, "", head + "<p>No candidate was judged yet.</p>\n");
    }
    try {
      Optional<ReportSections> sections = sections(id, record);
      if (sections.isEmpty()) {
        String live = Page.link("/events", "views", id) + "&seen=" + Live.mark("open");
        return page(id, live, head + "<p role=\"status\">These views are being computed …</p>\n");
      }
      String html = sections.get().html();
      String script =
          sections.get().script().isEmpty()
              ? ""
              : "<script src=\"%s\" defer></script>\n"
                  .formatted(Html.escaped(Page.link("/views.js", "id", id)));
      String nothing = "<p>The domain of this run adds no views to its report.</p>\n";
      return page(id, "", head + (html.isEmpty() ? nothing : html) + script);
    } catch (ExecutionException e) {
      return page(
          id,
          "",
          head
              + "<p class=\"missed\" role=\"alert\">"
              + Html.escaped("The views cannot be had: " + e.getCause().getMessage())
              + "</p>\n");
    }
  }

  private static Reply page(String id, String live, String body) {
    return Page.of("tgd: views of " + id, live, body);
  }

  /** The script of the sections, which is the domain's own and not the run's. */
  Reply script(String id, RunRecord record) {
    try {
      String script = sections(id, record).map(ReportSections::script).orElse("");
      return Reply.text(200, "text/javascript; charset=utf-8", script);
    } catch (ExecutionException e) {
      throw new Refusal(404, "there is no script");
    }
  }

  /** What changes when the views of a run are ready. */
  String state(String id, RunRecord record) {
    CompletableFuture<ReportSections> views = known.get(key(id, record));
    return views != null && !views.isDone() ? "open" : "done";
  }

  private Optional<ReportSections> sections(String id, RunRecord record) throws ExecutionException {
    if (known.size() > MOST) {
      known.values().removeIf(CompletableFuture::isDone);
    }
    CompletableFuture<ReportSections> views =
        known.computeIfAbsent(
            key(id, record), key -> CompletableFuture.supplyAsync(() -> compute(record)));
    try {
      return Optional.of(views.get(PATIENCE, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String key(String id, RunRecord record) {
    return record.steps().size() + " " + id;
  }

  private static ReportSections compute(RunRecord record) {
    RunConfig config = record.manifest().config();
    List<Judged> steps = record.steps();
    return Domains.named(config.domain()).report(config.options(), steps);
  }
}
