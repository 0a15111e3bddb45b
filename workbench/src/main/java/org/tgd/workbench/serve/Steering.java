package org.tgd.workbench.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.journal.JsonText;
import org.tgd.core.run.Branch;
import org.tgd.core.run.RunDirectory;

/** What can be done about a run from outside: end it after its step, take it up, note something. */
final class Steering {
  /** What people noted about a run: a JSON object with {@code time} and {@code text} a line. */
  static final String NOTES = "notes.jsonl";

  private static final String LOG = "resume.log";
  private static final String BRANCHES = "branch.log";
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,8})\\.([0-9]{1,8})");
  private static final int LONGEST = 2000;

  /** How long a new run is waited for, in tenths of a second. */
  private static final int PATIENCE = 200;

  private final Site site;

  Steering(Site site) {
    this.site = site;
  }

  /**
   * A word that somebody left.
   *
   * @param time when, ISO 8601
   * @param text what
   */
  record Note(String time, String text) {}

  /** Asks the process that takes a run to end after its step. */
  void stop(RunDirectory directory) {
    if (!RunIndex.isRunning(directory.path())) {
      throw new Refusal(409, "the run is not being taken, so there is nothing to stop");
    }
    directory.requestStop();
  }

  /** Lets the process that takes a run wait after its step. */
  void pause(RunDirectory directory) {
    if (!RunIndex.isRunning(directory.path())) {
      throw new Refusal(409, "the run is not being taken, so there is nothing to pause");
    }
    directory.requestPause();
  }

  /** Lets a run that waits go on, or takes up one that ended, in a process of its own. */
  void resume(RunDirectory directory) {
    if (!RunIndex.isRunning(directory.path())) {
      begin(words(directory, "resume"), directory.path().resolve(LOG));
    } else if (directory.isPauseRequested()) {
      directory.endPause();
    } else {
      throw new Refusal(409, "the run is being taken already");
    }
  }

  private static List<String> words(RunDirectory directory, String command) {
    List<String> words = new ArrayList<>(List.of("run", command, directory.path().toString()));
    if (directory.manifest().config().critic().equals("human")) {
      words.addAll(List.of("--ask", "browser"));
    }
    return words;
  }

  /**
   * Takes a new run from a candidate of another, in a process of its own.
   *
   * @param from the candidate: step, a point, and its number in the step
   * @param settings steps and seed; empty for those of the other run
   * @return the directory of the new run, once it is there or is expected soon
   */
  Path branch(RunDirectory directory, String from, Map<String, String> settings) {
    Matcher place = PLACE.matcher(from);
    if (!place.matches()) {
      throw new Refusal(400, "there is no candidate '" + from + "'");
    }
    int step = Integer.parseInt(place.group(1));
    Branch.of(directory, step, Integer.parseInt(place.group(2))); // refused before a process starts
    Path out = free(directory.path(), step);
    List<String> words = words(directory, "branch");
    words.addAll(List.of("--step", place.group(1), "--candidate", place.group(2)));
    words.addAll(List.of("--out", out.toString()));
    settings.forEach(
        (name, value) -> {
          if (!value.matches("-?[0-9]{0,18}")) {
            throw new Refusal(400, name + " was '" + value + "'; must be a whole number");
          }
          if (!value.isEmpty()) {
            words.addAll(List.of("--" + name, value));
          }
        });
    Path log = directory.path().resolve(BRANCHES);
    awaitRun(begin(words, log), out, log);
    return out;
  }

  /** Waits until the new run has its directory, or its process has failed and said why. */
  private static void awaitRun(Process process, Path out, Path log) {
    try {
      for (int left = PATIENCE; left > 0 && !Files.exists(out); left--) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS) && !Files.exists(out)) {
          List<String> said = Files.readAllLines(log);
          throw new Refusal(
              409, "the run was not begun: " + (said.isEmpty() ? "" : said.get(said.size() - 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path free(Path run, int step) {
    String name = run.getFileName() + "-step" + step;
    Path free = run.resolveSibling(name);
    for (int k = 2; Files.exists(free); k++) {
      free = run.resolveSibling(name + "-" + k);
    }
    return free;
  }

  /** Answers what a run asks. */
  void answer(RunDirectory directory, String number, String answer) {
    if (!RunIndex.isRunning(directory.path()) || !directory.mailbox().reply(number, answer)) {
      throw new Refusal(409, "that question is not asked any more");
    }
  }

  private Process begin(List<String> words, Path log) {
    try {
      return new ProcessBuilder(site.program().apply(words))
          .redirectInput(new File("/dev/null"))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the process could not be started", e);
    }
  }

  /** Leaves a word about a run beside it. */
  void note(RunDirectory directory, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw new Refusal(400, "a note has 1 to %d characters".formatted(LONGEST));
    }
    String line =
        JsonText.line(
            JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("text", stripped));
    try {
      Files.writeString(
          directory.path().resolve(NOTES),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the note could not be written", e);
    }
  }

  /** The words about a run; a line that is none is shown as it is. */
  static List<Note> notes(Path directory) {
    Path file = directory.resolve(NOTES);
    List<Note> notes = new ArrayList<>();
    try {
      if (!Files.isRegularFile(file)) {
        return notes;
      }
      for (String line : Files.readString(file).lines().toList()) {
        notes.add(note(line));
      }
    } catch (IOException e) {
      notes.add(new Note("", "the notes cannot be read: " + e.getMessage()));
    }
    return notes;
  }

  private static Note note(String line) {
    try {
      JsonNode node = JsonText.read(line);
      return new Note(node.path("time").asText(), node.path("text").asText(line));
    } catch (JsonProcessingException e) {
      return new Note("", line);
    }
  }
}
