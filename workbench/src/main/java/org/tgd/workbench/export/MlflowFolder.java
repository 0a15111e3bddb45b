package org.tgd.workbench.export;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.Sha256;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunConfig;

/**
 * Runs in the layout of MLflow's file store ({@code mlruns}): an experiment for each domain, in it
 * a folder for each run with its params, its metrics by step, tags and artifacts. Times are those
 * of the run's making, so that the same runs give the same files.
 */
public final class MlflowFolder {
  /** As long as MLflow takes a param. */
  private static final int LONGEST_PARAM = 6000;

  private static final List<String> ARTIFACTS =
      List.of("report.html", "manifest.json", "result.json");

  private final Path folder;
  private final Path place;
  private final Set<String> experiments = new HashSet<>();

  private MlflowFolder(Path folder, Path place) {
    this.folder = folder;
    this.place = place;
  }

  /**
   * Writes them.
   *
   * @param folder an empty folder
   * @param place where the folder will be, which MLflow's files name
   */
  public static void write(ExportedRuns runs, Path folder, Path place) throws IOException {
    MlflowFolder written = new MlflowFolder(folder, place);
    written.experiment("0", "Default", 0);
    Files.createDirectory(folder.resolve(".trash"));
    runs.each(written::run);
  }

  private void experiment(String id, String name, long made) throws IOException {
    if (!experiments.add(id)) {
      return;
    }
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", place.resolve(id).toUri().toString().replaceFirst("/$", ""));
    meta.put("creation_time", made);
    meta.put("experiment_id", id);
    meta.put("last_update_time", made);
    meta.put("lifecycle_stage", "active");
    meta.put("name", name);
    Files.createDirectory(folder.resolve(id));
    meta(folder.resolve(id), meta);
  }

  private void run(ExportedRun run) throws IOException {
    RunConfig config = run.config();
    long made = millis(run.record().manifest().created());
    String experiment = Long.toString(Long.parseLong(hash(config.domain()).substring(0, 14), 16));
    experiment(experiment, config.domain(), made);
    String id = hash(run.name() + "\n" + run.record().manifest().json());
    Path home = Files.createDirectory(folder.resolve(experiment).resolve(id));
    for (String part : List.of("metrics", "params", "tags", "artifacts")) {
      Files.createDirectory(home.resolve(part));
    }
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put(
        "artifact_uri",
        place.resolve(experiment).resolve(id).resolve("artifacts").toUri().toString());
    meta.put("end_time", made);
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experiment);
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id);
    meta.put("run_name", run.name());
    meta.put("run_uuid", id);
    meta.put("source_name", "");
    meta.put("source_type", 4L);
    meta.put("source_version", "");
    meta.put("start_time", made);
    meta.put("status", RunCheck.isFinal(run.end()) ? 3L : 1L);
    meta.put("user_id", "");
    meta(home, meta);
    params(run, home.resolve("params"));
    metrics(run, home.resolve("metrics"), made);
    tags(run, home.resolve("tags"));
    artifacts(run, home.resolve("artifacts"));
  }

  private static void params(ExportedRun run, Path at) throws IOException {
    RunConfig config = run.config();
    Map<String, String> params = new LinkedHashMap<>(config.options());
    params.put("model", config.asksModel() ? config.model().name() : "none");
    params.put("critic", config.critic());
    params.put("editor", config.editor());
    params.put("strategy", config.search().strategy().toString());
    params.put("planned_steps", Integer.toString(config.steps()));
    params.put("proposals", Integer.toString(config.proposals()));
    params.put("run_seed", Long.toString(config.seed()));
    for (Map.Entry<String, String> each : params.entrySet()) {
      String line = org.tgd.core.report.Visible.line(each.getValue());
      write(at, each.getKey(), line.substring(0, Math.min(line.length(), LONGEST_PARAM)));
    }
  }

  private static void metrics(ExportedRun run, Path at, long made) throws IOException {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    double best = Double.POSITIVE_INFINITY;
    for (Judged each : run.record().steps()) {
      best = Math.min(best, each.loss());
      line(lines, "loss", made, each.loss(), each);
      line(lines, "best_loss", made, best, each);
      for (Metric metric : each.evaluation().metrics()) {
        line(lines, name(metric.name()), made, metric.value(), each);
      }
      each.validation().ifPresent(loss -> line(lines, "validation_loss", made, loss, each));
      each.test().ifPresent(loss -> line(lines, "test_loss", made, loss, each));
    }
    for (Map.Entry<String, StringBuilder> each : lines.entrySet()) {
      Files.writeString(at.resolve(each.getKey()), each.getValue());
    }
    long step = run.record().lastStep();
    var asked = run.record().spent().asked().all();
    write(at, "evaluations", made + " " + run.record().spent().evaluations() + " " + step + "\n");
    write(at, "calls", made + " " + run.record().spent().calls() + " " + step + "\n");
    write(at, "tokens", made + " " + run.record().spent().tokens() + " " + step + "\n");
    write(at, "usd", made + " " + asked.usd() + " " + step + "\n");
  }

  private static void line(
      Map<String, StringBuilder> lines, String name, long made, double value, Judged at) {
    lines
        .computeIfAbsent(name, key -> new StringBuilder())
        .append(made)
        .append(' ')
        .append(value)
        .append(' ')
        .append(at.index())
        .append('\n');
  }

  private static void tags(ExportedRun run, Path at) throws IOException {
    write(at, "mlflow.runName", run.name());
    write(at, "mlflow.source.type", "LOCAL");
    write(at, "mlflow.source.name", "tgd");
    write(at, "mlflow.note.content", run.label().objective());
    write(at, "tgd.domain", run.config().domain());
    write(at, "tgd.method", run.config().method());
    write(at, "tgd.end", run.end());
    write(at, "tgd.program", run.record().manifest().program());
    write(at, "tgd.path", run.directory().path().toString());
    write(at, "tgd.tags", String.join(" ", run.label().tags()));
  }

  private static void artifacts(ExportedRun run, Path at) throws IOException {
    for (String name : ARTIFACTS) {
      Path file = run.directory().path().resolve(name);
      if (Files.isRegularFile(file)) {
        Files.copy(file, at.resolve(name));
      }
    }
    if (run.record().best().isPresent()) {
      Files.writeString(at.resolve("best.txt"), sound(run.record().best().get().text()));
    }
    StringBuilder steps = new StringBuilder();
    CsvRows.write(
        RunTable.of(visitor -> visitor.visit(run), RunTable.Rows.CANDIDATES, false), steps);
    Files.writeString(at.resolve("candidates.csv"), steps);
  }

  /** Names of files: letters, digits, blanks and {@code _ - . :}, as MLflow takes them. */
  private static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_\\-.: ]", "_");
    String shortened = name.substring(0, Math.min(name.length(), 200)).strip();
    return shortened.isEmpty() || shortened.matches("\\.+") ? "_" + shortened : shortened;
  }

  private static void write(Path at, String name, String text) throws IOException {
    Files.writeString(at.resolve(name(name)), sound(text));
  }

  /** Halves of pairs, which UTF-8 cannot hold, are replaced. */
  private static String sound(String text) {
    return text.replaceAll("\\p{Cs}", "\ufffd");
  }

  /** Lines of YAML whose texts are quoted as in JSON, which is YAML too. */
  private static void meta(Path at, Map<String, Object> values) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, value) ->
            text.append(key)
                .append(": ")
                .append(value instanceof String string ? TextNode.valueOf(string) : value)
                .append('\n'));
    Files.writeString(at.resolve("meta.yaml"), sound(text.toString()));
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, 32);
  }

  private static long millis(String instant) {
    try {
      return Instant.parse(instant).toEpochMilli();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
