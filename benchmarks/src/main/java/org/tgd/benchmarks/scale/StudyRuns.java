package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tgd.core.Outcome;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.Leases;
import org.tgd.core.journal.JsonText;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunResult;

/**
 * The runs of a study as jobs. A job is a config, and the files of the run as far as it went before
 * where it was carried out elsewhere; its result is how it ended, with its files where it was
 * carried out elsewhere.
 */
public final class StudyRuns implements JobKind {
  static final String NAME = "study-run";

  private static final String PLACE = "place";
  private static final String PROGRAM = "program";
  private static final String CONFIG = "config";
  static final String FILES = "files";

  @Override
  public String name() {
    return NAME;
  }

  /** Settings of runs in a folder of this machine, or, without one, of any. */
  static String settings(String program, Optional<Path> place) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put(PROGRAM, program);
    place.ifPresent(path -> node.put(PLACE, path.toString()));
    return JsonText.line(node);
  }

  /** A run to take; {@code files} are what it left before, where they have to be sent. */
  static Job job(String key, RunConfig config, Optional<String> files) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set(CONFIG, config.json());
    files.ifPresent(text -> node.put(FILES, text));
    return new Job(key, JsonText.line(node));
  }

  /** The name under which a run is written until it is finished. */
  static Path unfinished(Path runs, String key) {
    return runs.resolve("." + key + ".part");
  }

  @Override
  public Work prepare(String settings, Leases leases) {
    JsonNode node = JobText.read(settings);
    String program = node.path(PROGRAM).asText();
    return node.has(PLACE)
        ? job -> JsonText.line(taken(job, Path.of(node.path(PLACE).asText()), program, leases))
        : job -> sent(job, program, leases);
  }

  private static String sent(Job job, String program, Leases leases) {
    Path scratch = scratch();
    try {
      ObjectNode end = taken(job, scratch, program, leases);
      Path part = unfinished(scratch, job.id());
      if (Files.isDirectory(part)) {
        end.put(FILES, Folders.packed(part));
      }
      return JsonText.line(end);
    } finally {
      Folders.delete(scratch);
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("tgd-study-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a run", e);
    }
  }

  private static ObjectNode taken(Job job, Path runs, String program, Leases leases) {
    JsonNode body = JobText.read(job.body());
    Path part = unfinished(runs, job.id());
    if (body.has(FILES)) {
      Folders.unpack(body.path(FILES).asText(), part);
    }
    RefusalWatch watched = new RefusalWatch(leases);
    long start = System.nanoTime();
    RunEnd end;
    try {
      OptimizationRun run = OptimizationRun.of(RunConfig.read(body.path(CONFIG)));
      run.leasing(watched, job.id());
      Outcome outcome = run.take(directory(run, part, program), 1, step -> {});
      end = end(outcome, watched);
    } catch (RuntimeException e) { // whatever happens to one run is said in its row
      end = new RunEnd(RunEnd.Status.FAILED, reason(e), 0);
    }
    return new RunEnd(end.status(), end.reason(), (System.nanoTime() - start) / 1e9).json();
  }

  /** The directory of a run that a kill left behind is taken up; without a manifest it is none. */
  private static RunDirectory directory(OptimizationRun run, Path part, String program) {
    if (Files.isRegularFile(part.resolve("manifest.json"))) {
      return RunDirectory.open(part);
    }
    Folders.delete(part);
    return run.createDirectory(part, program);
  }

  private static RunEnd end(Outcome outcome, RefusalWatch watched) {
    RunEnd.Status status =
        switch (outcome.end()) {
          case USELESS_ANSWERS, FAILED -> RunEnd.Status.FAILED;
          case STOP_FILE -> RunEnd.Status.OPEN;
          case BUDGET_EXHAUSTED ->
              watched.refusal().isPresent() ? RunEnd.Status.OPEN : RunEnd.Status.OK;
          default -> RunEnd.Status.OK;
        };
    String reason =
        status == RunEnd.Status.OPEN && outcome.reason().isEmpty()
            ? watched.refusal().orElse(RunResult.word(outcome.end()))
            : outcome.reason();
    return new RunEnd(status, reason, 0);
  }

  private static String reason(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
    boolean ours = failure.getClass().getName().startsWith("org.tgd.");
    return ours ? message : failure.getClass().getSimpleName() + ": " + message;
  }
}
